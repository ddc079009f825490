import { createServer } from 'node:net'
import { chown, mkdir, readdir, realpath, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openPlace, pipeName, pipePlace, type Place } from '../../../main/broker/place.ts'
import { longestSocketPath, openSocketFolder } from '../../../main/broker/socket-folder.ts'
import { close, listen } from '../../../main/broker/sockets.ts'
import { codeOf, temporaryFolder } from './surroundings.ts'

/** Takes a place with a server that greets nobody; `undefined` if another has it. */
async function take(place: Place): Promise<(() => Promise<void>) | undefined> {
  const end = await place.take(createServer((socket) => socket.destroy()))
  onTestFinished(() => end?.().catch(() => undefined))
  return end
}

async function isReached(place: Place): Promise<boolean> {
  const reached = await place.reach()
  if (typeof reached !== 'string') reached.destroy()
  return reached !== 'nobody'
}

/** On Windows a named pipe; a socket's file stands for it, on which too only one can listen. */
const pipeIn = async (folder: string) => pipePlace(folder, join(folder, 'pipe'))

test.each([
  ['a Unix socket', (folder: string) => openPlace(folder, 'linux')],
  ['a named pipe', pipeIn],
])('%s is one server’s until it ends', async (_, open) => {
  const folder = await temporaryFolder()
  const [one, other] = [await open(folder), await open(folder)]
  expect(await isReached(other)).toBe(false)
  const end = await take(one)
  expect(end).toBeDefined()
  expect(await take(other)).toBeUndefined()
  expect(await isReached(other)).toBe(true)
  await end?.()
  expect(await isReached(other)).toBe(false)
  expect(await take(other)).toBeDefined()
})

test('a connection that the system cannot take does not end the app', async () => {
  const server = createServer()
  await listen(server, join(await temporaryFolder(), 'owner.sock'))
  onTestFinished(() => close(server))
  // As Node does when accept(2) fails, with EMFILE for example.
  expect(server.emit('error', new Error('accept EMFILE'))).toBe(true)
  expect(server.listening).toBe(true)
})

test('links to a folder are the same place, and no other folder is', async () => {
  const folder = await temporaryFolder()
  const profile = join(folder, 'profile')
  await mkdir(profile)
  await symlink(profile, join(folder, 'link'))
  await symlink(join(folder, 'link'), join(folder, 'link-to-link'))
  const place = await openPlace(profile)
  expect(place.folder).toBe(await realpath(profile))
  expect(await take(place)).toBeDefined()
  for (const name of ['link', 'link-to-link', 'profile/../profile/'])
    expect(await take(await openPlace(join(folder, name)))).toBeUndefined()
  expect(await take(await openPlace(join(folder, 'other')))).toBeDefined()
})

test('everything of it is for its user alone, even where the folder was not', async () => {
  const folder = await temporaryFolder()
  const profile = join(folder, 'profile')
  await mkdir(profile, { mode: 0o755 })
  await take(await openPlace(profile))
  const mode = async (path: string) => (await stat(join(profile, path))).mode & 0o777
  expect(await mode('.')).toBe(0o700)
  expect(await mode('owner')).toBe(0o700)
  expect(await mode('owner/owner.sock')).toBe(0o600)
})

test('a folder of another user is left alone', async ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root can give a folder away')
  const profile = join(await temporaryFolder(), 'profile')
  await mkdir(profile, { mode: 0o755 })
  await chown(profile, 65_534, 65_534)
  expect(await codeOf(openPlace(profile))).toBe('not_private')
  expect((await stat(profile)).mode & 0o777).toBe(0o755)
})

test('a link in the place of the sockets is not followed', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'profile'))
  await mkdir(join(folder, 'elsewhere'))
  await symlink(join(folder, 'elsewhere'), join(folder, 'profile/owner'))
  expect(await codeOf(openPlace(join(folder, 'profile')))).toBe('not_private')
  expect(await readdir(join(folder, 'elsewhere'))).toEqual([])
})

test.each(['linux', 'darwin'] as const)(
  'a path too long for sockets works on %s',
  async (system) => {
    vi.stubEnv('TMPDIR', await temporaryFolder())
    onTestFinished(() => void vi.unstubAllEnvs())
    const deep = join(
      await temporaryFolder(),
      'a folder with a long name, ü'.repeat(8).slice(0, 120),
    )
    const [one, other] = [join(deep, 'one'), join(deep, 'other')]
    const { path, close } = await openSocketFolder(await make(one), system)
    expect(Buffer.byteLength(join(path, 'x'.repeat(26)))).toBeLessThanOrEqual(longestSocketPath)
    await close()
    const place = await openPlace(one, system)
    const end = await take(place)
    expect(end).toBeDefined()
    expect(await isReached(place)).toBe(true)
    expect(await isReached(await openPlace(other, system))).toBe(false)
    await end?.()
    expect(await isReached(place)).toBe(false)
  },
)

test('on Windows a folder has a pipe of its own name, in whatever case it was typed', async () => {
  const folder = await temporaryFolder()
  const place = await openPlace(folder, 'win32')
  expect(place.folder).toBe(await realpath(folder))
  expect(pipeName('C:\\Users\\DJ\\deckpass')).toMatch(/^\\\\\.\\pipe\\deckpass-[0-9a-f]{32}$/)
  expect(pipeName('C:\\Users\\DJ\\deckpass')).toBe(pipeName('c:\\users\\dj\\Deckpass'))
  expect(pipeName('C:\\Users\\DJ\\deckpass')).not.toBe(pipeName('C:\\Users\\DJ\\deckpass2'))
})

async function make(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  return folder
}
