import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { findOverride, programPath } from '../../../../tools/runtime/override.mjs'
import { tempFolder } from '../temp-folder.ts'

function distribution(version?: string) {
  const folder = tempFolder()
  const program = join(folder, programPath())
  mkdirSync(dirname(program), { recursive: true })
  writeFileSync(program, '')
  if (version !== undefined) writeFileSync(join(folder, 'version'), version)
  return folder
}

it('is not there unless it is set', () => {
  expect(findOverride({})).toBeUndefined()
  expect(findOverride({ ELECTRON_OVERRIDE_DIST_PATH: '' })).toBeUndefined()
})

it('takes program and version from the folder', () => {
  const folder = distribution('v45.4.1\n')
  expect(findOverride({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toEqual({
    kind: 'override',
    executable: join(folder, programPath()),
    electronVersion: '45.4.1',
  })
})

it('does without a version', () => {
  const found = findOverride({ ELECTRON_OVERRIDE_DIST_PATH: distribution() })
  expect(found?.electronVersion).toBe('unknown')
})

it('refuses a folder that holds none, naming the folder and the setting', () => {
  const folder = tempFolder()
  const find = () => findOverride({ ELECTRON_OVERRIDE_DIST_PATH: folder })
  expect(find).toThrow(`ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, which holds no`)
})

it.each([
  ['darwin', 'Electron.app/Contents/MacOS/Electron'],
  ['win32', 'electron.exe'],
  ['linux', 'electron'],
] as const)('knows the program of %s', (platform, path) => {
  expect(programPath(platform)).toBe(path)
})
