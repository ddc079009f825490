import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mostConnections } from '../../main/broker/owner-server.ts'
import { closed, connectTo } from '../unit/broker/surroundings.ts'
import { ownersIn, prepareClaimants, profileFolder } from './ownership/claimants.ts'

const { start, startOwner } = prepareClaimants()
const megabyte = 1024 * 1024

async function setUp() {
  const folder = await profileFolder()
  const owner = await startOwner(folder)
  const [asker] = await start(1)
  if (!asker) throw new Error('Nobody can ask.')
  return { folder, owner, asker, socket: join(folder, 'owner/owner.sock') }
}

const polluted = '{"deckpass":1,"__proto__":{"ok":true},"constructor":{"prototype":{"ok":true}}}\n'

test('10 MB, garbage and 1,000 idle connections cost an owner next to nothing', async () => {
  const { folder, owner, asker, socket } = await setUp()
  const before = await owner.memory()
  for (let times = 0; times < 5; times++) {
    const callers = await Promise.all(Array.from({ length: 30 }, () => connectTo(socket)))
    const messages = [Buffer.alloc(10 * megabyte, '{'), 'garbage\n', '\n', '[[[[\n', polluted]
    for (const [at, caller] of callers.entries()) caller.write(messages[at % 5] ?? '')
    await Promise.all(callers.map(closed))
  }
  const idle: Socket[] = []
  while (idle.length < 1_000)
    idle.push(...(await Promise.all(Array.from({ length: 100 }, () => connectTo(socket)))))
  const asked = performance.now()
  expect(ownersIn([await asker.askOrOwn(folder)])).toEqual([owner.pid])
  expect(performance.now() - asked).toBeLessThan(2_000)
  await Promise.all(idle.slice(0, 1_000 - mostConnections).map(closed))
  expect((await owner.memory()) - before).toBeLessThan(40 * megabyte)
}, 30_000)

test('an asker with another key is told that the owner is not its own', async () => {
  const { folder, owner, asker } = await setUp()
  const key = join(folder, 'owner.key')
  await copyFile(key, `${key}.right`)
  await writeFile(key, Buffer.alloc(32, 1))
  expect(await asker.askOrOwn(folder)).toEqual({ code: 'owner_not_trusted' })
  await copyFile(`${key}.right`, key)
  expect(ownersIn([await asker.askOrOwn(folder)])).toEqual([owner.pid])
})

test('another user’s process does not even reach the owner', async ({ skip }) => {
  if (process.geteuid?.() !== 0) skip('only root can be another user')
  const { socket } = await setUp()
  const code = `require('node:net').connect(process.argv[1])
    .on('connect', () => console.log('connected')).on('error', (error) => console.log(error.code))`
  const other = spawn(process.execPath, ['-e', code, socket], { uid: 65_534, cwd: '/' })
  const [said] = await once(other.stdout, 'data')
  expect(String(said).trim()).toBe('EACCES')
})
