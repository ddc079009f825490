import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hasDisplay, requireHeadlessPrograms } from '../../../../tools/start/session.mjs'
import { tempFolder } from '../temp-folder.ts'

/** A PATH on which those programs are. */
function path(...programs: string[]) {
  const folder = tempFolder()
  for (const name of programs) {
    writeFileSync(join(folder, name), '')
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

it.each([
  [{ DISPLAY: ':0' }, 'linux', true],
  [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true],
  [{ DISPLAY: '' }, 'linux', false],
  [{}, 'linux', false],
  [{}, 'darwin', true],
  [{}, 'win32', true],
] as const)('with %j on %s there is a screen: %s', (env, platform, expected) => {
  expect(hasDisplay(env, platform)).toBe(expected)
})

describe('the programs of a run without a screen', () => {
  const all = ['xvfb-run', 'dbus-run-session', 'gnome-keyring-daemon', 'google-chrome']

  it('are enough', () => {
    expect(requireHeadlessPrograms({ PATH: path(...all) }, 'linux')).toBeUndefined()
    expect(requireHeadlessPrograms({ PATH: path() }, 'darwin')).toBeUndefined()
  })

  it.each([
    ['xvfb-run', 'xvfb-run'],
    ['google-chrome', 'chromium'],
  ])('are named if missing: %s', (missing, name) => {
    const PATH = path(...all.filter((each) => each !== missing))
    expect(() => requireHeadlessPrograms({ PATH }, 'linux')).toThrow(`on the PATH: ${name}.`)
  })
})
