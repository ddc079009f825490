import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { takeClaim } from '../../../main/broker/claims.ts'
import { close, listen } from '../../../main/broker/sockets.ts'
import { listenAt, temporaryFolder } from './surroundings.ts'

test('one has it until it gives it up', async () => {
  const folder = await temporaryFolder()
  const release = await takeClaim(folder)
  expect(release).toBeDefined()
  expect(await takeClaim(folder)).toBeUndefined()
  await release?.()
  expect(await readdir(folder)).toEqual([])
  const next = await takeClaim(folder)
  expect(next).toBeDefined()
  await next?.()
})

test('it is for its user alone', async () => {
  const folder = await temporaryFolder()
  const release = await takeClaim(folder)
  const [name = ''] = await readdir(folder)
  expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
  await release?.()
})

test('of many at once never two have it, and in the end one', async () => {
  const folder = await temporaryFolder()
  let has = 0
  let most = 0
  let times = 0
  const contend = async () => {
    for (;;) {
      const release = await takeClaim(folder)
      if (!release) continue
      most = Math.max(most, ++has)
      times++
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
      has--
      return release()
    }
  }
  await Promise.all(Array.from({ length: 12 }, contend))
  expect({ times, most }).toEqual({ times: 12, most: 1 })
  expect(await readdir(folder)).toEqual([])
})

/** What a process leaves that dies while it listens, under a name of its choice. */
async function leave(folder: string, name: string): Promise<void> {
  const server = createServer()
  await listen(server, join(folder, 'left.sock'))
  await rename(join(folder, 'left.sock'), join(folder, name))
  await close(server)
}

test('what the dead left is removed, and nothing else', async () => {
  const folder = await temporaryFolder()
  const dead = ['0000000000000000.claim', 'ffffffffffffffff.claim', '1111111111111111.claim.new']
  for (const name of dead) await leave(folder, name)
  await leave(folder, 'owner.sock')
  await writeFile(join(folder, 'other'), '')
  expect(await readdir(folder)).toHaveLength(5)
  const release = await takeClaim(folder)
  expect(release).toBeDefined()
  await release?.()
  expect((await readdir(folder)).sort()).toEqual(['other', 'owner.sock'])
})

test.each(['0000000000000000', 'ffffffffffffffff'])(
  'a living claim is respected, even of one who does not react: %s',
  async (name) => {
    const folder = await temporaryFolder()
    await listenAt(join(folder, `${name}.claim`), () => undefined)
    expect(await takeClaim(folder)).toBeUndefined()
    expect(await readdir(folder)).toEqual([`${name}.claim`])
  },
)

test('the first by name outwaits one that withdraws', async () => {
  const folder = await temporaryFolder()
  const server = createServer((socket) => socket.destroy())
  await listen(server, join(folder, 'ffffffffffffffff.claim'))
  const taking = takeClaim(folder)
  setTimeout(() => void close(server), 30)
  const release = await taking
  expect(release).toBeDefined()
  await release?.()
})

test('one that does not listen yet is not in the way: it will look', async () => {
  const folder = await temporaryFolder()
  await listenAt(join(folder, '0000000000000000.claim.new'), () => undefined)
  const release = await takeClaim(folder)
  expect(release).toBeDefined()
  await release?.()
  expect(await readdir(folder)).toEqual(['0000000000000000.claim.new'])
})

test('where no socket can be, the system’s error comes through', async () => {
  const folder = join(await temporaryFolder(), 'file')
  await writeFile(folder, '')
  await expect(takeClaim(folder)).rejects.toThrow(/ENOTDIR|EACCES/)
  const missing = join(await temporaryFolder(), 'missing')
  await expect(takeClaim(missing)).rejects.toThrow()
  await mkdir(missing)
  const release = await takeClaim(missing)
  expect(release).toBeDefined()
  await release?.()
})
