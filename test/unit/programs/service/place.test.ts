import { spawnSync } from 'node:child_process'
import { chmod, chown, lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createServer as createSocketServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { takePlace } from '../../../../main/programs/service/place.ts'
import { ask, temporaryFolder } from '../surroundings.ts'

async function setUp() {
  const above = await temporaryFolder()
  const folder = join(above, 'deckpass')
  const socket = join(folder, 'tokens.sock')
  const take = async (where = folder) => {
    const server = createServer((_, response) => response.end('{}'))
    const taken = await takePlace(server, { folder: where })
    onTestFinished(() => taken.leave())
    return taken
  }
  return { above, folder, socket, take }
}

const listen = (server: Server, path: string) =>
  new Promise<void>((resolve) => void server.listen(path, resolve))

test('the socket is its user’s alone, in a folder that is', async () => {
  const { folder, socket, take } = await setUp()
  await mkdir(folder, { mode: 0o755 })
  const { address, leave } = await take()
  expect(address).toBe(socket)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(socket)).mode & 0o777).toBe(0o600)
  expect((await ask(socket)).status).toBe(200)
  await leave()
  await expect(lstat(socket)).rejects.toThrow('ENOENT')
})

test('a socket that its process left behind is replaced', async () => {
  const { folder, socket, take } = await setUp()
  await mkdir(folder, { mode: 0o700 })
  const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 9))`
  spawnSync(process.execPath, ['-e', script, socket])
  expect((await lstat(socket)).isSocket()).toBe(true)
  await take()
  expect((await ask(socket)).status).toBe(200)
})

test('a link in the socket’s place is removed, and what it leads to left alone', async () => {
  const { above, folder, socket, take } = await setUp()
  await mkdir(folder, { mode: 0o700 })
  const other = join(above, 'other')
  await writeFile(other, 'kept', { mode: 0o644 })
  await symlink(other, socket)
  await take()
  expect((await lstat(socket)).isSocket()).toBe(true)
  expect(await readFile(other, 'utf8')).toBe('kept')
  expect((await stat(other)).mode & 0o777).toBe(0o644)
})

test('a link to a socket that answers is removed too, and that one goes on', async () => {
  const { above, folder, socket, take } = await setUp()
  await mkdir(folder, { mode: 0o700 })
  const other = createSocketServer((each) => each.end())
  await listen(other, join(above, 'other.sock'))
  onTestFinished(() => void other.close())
  await symlink(join(above, 'other.sock'), socket)
  await take()
  expect(other.listening).toBe(true)
  expect((await ask(socket)).status).toBe(200)
})

test('a place where another answers, or that is no socket, is taken', async () => {
  const { above, folder, socket, take } = await setUp()
  const first = await take()
  await expect(take()).rejects.toMatchObject({ code: 'taken' })
  expect((await ask(socket)).status).toBe(200)
  await first.leave()
  await mkdir(join(above, 'files/tokens.sock'), { recursive: true })
  await expect(take(join(above, 'files'))).rejects.toMatchObject({ code: 'taken' })
  expect(folder).not.toBe(above)
})

test('a folder that is a link, or no folder, is not private', async () => {
  const { above, folder, take } = await setUp()
  const real = join(above, 'real')
  await mkdir(real, { mode: 0o755 })
  await symlink(real, folder)
  await expect(take()).rejects.toMatchObject({ code: 'not_private' })
  expect((await stat(real)).mode & 0o777).toBe(0o755)
  await writeFile(join(above, 'file'), '')
  await expect(take(join(above, 'file'))).rejects.toMatchObject({ code: 'not_private' })
  await symlink(join(above, 'nowhere'), join(above, 'dangling'))
  await expect(take(join(above, 'dangling'))).rejects.toMatchObject({ code: 'not_private' })
})

test('a folder of another user is not private, and left as it is', async ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root can give a folder away')
  const { folder, take } = await setUp()
  await mkdir(folder, { mode: 0o755 })
  await chown(folder, 65_534, 65_534)
  await expect(take()).rejects.toMatchObject({ code: 'not_private' })
  expect((await stat(folder)).mode & 0o777).toBe(0o755)
})

test('another user cannot reach the socket, even in a folder that is opened later', async ({
  skip,
}) => {
  if (process.geteuid?.() !== 0) skip('only root can become another user')
  const { above, folder, socket, take } = await setUp()
  await take()
  await chmod(above, 0o755)
  const reach = () => {
    const script = `require('net').connect(process.argv[1])
      .on('connect', () => { console.log('connected'); process.exit() })
      .on('error', (error) => console.log(error.code))`
    const options = { uid: 65_534, gid: 65_534, cwd: '/', encoding: 'utf8' as const }
    return spawnSync(process.execPath, ['-e', script, socket], options).stdout.trim()
  }
  expect(reach()).toBe('EACCES')
  await chmod(folder, 0o755)
  expect(reach()).toBe('EACCES')
  // That it is the socket's own mode which keeps others out, and nothing about the test.
  await chmod(socket, 0o666)
  expect(reach()).toBe('connected')
})

test('a path that is too long for a socket leads to the right one all the same', async () => {
  const { above, take } = await setUp()
  const deep = join(above, 'x'.repeat(60), 'y'.repeat(60))
  const { address } = await take(deep)
  expect(address).toBe(join(deep, 'tokens.sock'))
  expect((await lstat(address)).isSocket()).toBe(true)
  await expect(take(deep)).rejects.toMatchObject({ code: 'taken' })
})
