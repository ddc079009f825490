import { chmod, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pipeName, socketFolder, socketPlace } from '../../../main/programs/socket-place.ts'
import { temporaryFolder } from './surroundings.ts'

const build = { development: false, profileFolder: '/home/dj/.config/deckpass' }
const fallback = '/home/dj/.config/deckpass/programs'

test('is in the runtime folder on Linux, where that is the user’s own and private', async () => {
  const runtime = await temporaryFolder()
  const environment = { XDG_RUNTIME_DIR: runtime }
  expect(socketFolder(environment, 'linux', build)).toBe(join(runtime, 'deckpass'))
  const development = { ...build, development: true }
  expect(socketFolder(environment, 'linux', development)).toBe(join(runtime, 'deckpass-dev'))
  expect(socketFolder(environment, 'darwin', build)).toBe(fallback)
  await chmod(runtime, 0o750)
  expect(socketFolder(environment, 'linux', build)).toBe(fallback)
})

test('is in the profile folder where there is no such folder', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'real'), { mode: 0o700 })
  await symlink(join(folder, 'real'), join(folder, 'link'))
  for (const runtime of [undefined, '', 'relative', join(folder, 'none'), join(folder, 'link')])
    expect(socketFolder({ XDG_RUNTIME_DIR: runtime }, 'linux', build)).toBe(fallback)
})

test('is a pipe on Windows, one a profile, told apart as Windows tells folders apart', () => {
  const folder = 'C:\\Users\\DJ\\AppData\\Roaming\\deckpass'
  const pipe = pipeName(folder)
  expect(pipe).toMatch(/^\\\\\.\\pipe\\deckpass-tokens-[\da-f]{32}$/)
  expect(pipeName(folder.toUpperCase())).toBe(pipe)
  expect(pipeName(`${folder}-dev`)).not.toBe(pipe)
  const place = { ...build, profileFolder: folder, platform: 'win32', environment: {} } as const
  expect(socketPlace(place)).toEqual({ pipe })
  expect(socketPlace({ ...build, platform: 'darwin' })).toEqual({ folder: fallback })
})
