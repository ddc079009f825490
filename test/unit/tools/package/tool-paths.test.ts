import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builderEnvironment } from '../../../../tools/package/tool-paths.mjs'
import { tempFolder } from '../temp-folder.ts'

/** An environment whose programs are these. */
function having(...programs: readonly string[]) {
  const folder = tempFolder()
  for (const name of programs) writeFileSync(join(folder, name), '', { mode: 0o755 })
  return { PATH: folder, CI: 'true' }
}

it('makes a test build with the stand-in for fpm, wherever it runs, so that it needs no network', () => {
  expect(builderEnvironment(having(), { isTest: true })).toMatchObject({
    CUSTOM_FPM_PATH: expect.stringMatching(/fpm\.mjs$/),
  })
})

it('leaves it to electron-builder to have the real fpm for a build for users', () => {
  const env = builderEnvironment(having(), { isTest: false })
  expect(env).not.toHaveProperty('CUSTOM_FPM_PATH')
  expect(env).not.toHaveProperty('USE_SYSTEM_FPM')
})

it('prefers an fpm that is installed', () => {
  for (const isTest of [true, false]) {
    const env = builderEnvironment(having('fpm'), { isTest })
    expect(env['USE_SYSTEM_FPM']).toBe('true')
    expect(env).not.toHaveProperty('CUSTOM_FPM_PATH')
  }
})

it('names 7-Zip and the tools for AppImages where they are there', () => {
  const env = having('7zz')
  const appImageTools = tempFolder()
  expect(builderEnvironment(env, { isTest: true, appImageTools })).toMatchObject({
    ...env,
    ELECTRON_BUILDER_7ZIP_PATH: join(env.PATH, '7zz'),
    APPIMAGE_TOOLS_PATH: appImageTools,
  })
  const missing = join(appImageTools, 'missing')
  expect(builderEnvironment(having(), { isTest: true, appImageTools: missing })).not.toHaveProperty(
    'APPIMAGE_TOOLS_PATH',
  )
})
