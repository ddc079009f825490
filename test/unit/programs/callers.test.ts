import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpath } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createCallers, peerOf } from '../../../main/programs/callers.ts'
import { createExecutables } from '../../../main/programs/executables.ts'
import { temporaryFolder } from './surroundings.ts'

const table = `
u_str LISTEN 0 511 /run/user/1000/deckpass/tokens.sock 90 * 0 users:(("deckpass",pid=7,fd=30))
u_str ESTAB 0 0 /run/user/1000/deckpass/tokens.sock 91 * 92 users:(("deckpass",pid=7,fd=31))
u_str ESTAB 0 0 * 92 * 91 users:(("odd) name",pid=8,fd=3),("child",pid=9,fd=3))
u_str ESTAB 0 0 * 93 * 94
`

test('the peer’s process is the one that has the socket with the peer’s inode', () => {
  expect(peerOf(table, '91')).toBe('8')
  expect(peerOf(table, '92')).toBe('7')
  for (const inode of ['90', '93', '94', '1', '']) expect(peerOf(table, inode)).toBeUndefined()
  expect(peerOf('Netid State', '91')).toBeUndefined()
})

/** A connection from another program, which ends with the test. */
async function calledFrom(program: string) {
  const path = join(await temporaryFolder(), 'called.sock')
  const server = createServer()
  server.listen(path)
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const script = 'require("net").connect(process.argv[1]).resume()'
  const child = spawn(program, ['-e', script, path], { stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  const called = await new Promise<Socket>((resolve) => void server.once('connection', resolve))
  onTestFinished(() => void called.destroy())
  return called
}

test('the executable is found, by one look for all who ask', async ({ skip }) => {
  if (process.platform !== 'linux') skip('only Linux tells')
  const called = await calledFrom(process.execPath)
  const callers = createCallers()
  const found = await callers.find(called)
  if (found === undefined) skip('there is no ss on this computer')
  expect(found).toBe(await realpath(process.execPath))
})

test('nothing is found where nothing can be, and nobody is made to fail', async () => {
  const called = await calledFrom(process.execPath)
  const refused = createCallers({ diagnose: () => Promise.reject(new Error('no ss')) })
  expect(await refused.find(called)).toBeUndefined()
  expect(await createCallers({ platform: 'win32' }).find(called)).toBeUndefined()
  const diagnose = vi.fn(async () => table)
  called.destroy()
  expect(await createCallers({ platform: 'linux', diagnose }).find(called)).toBeUndefined()
  expect(diagnose).not.toHaveBeenCalled()
})

test('looks are a second apart, each for all who ask meanwhile', async ({ skip }) => {
  if (process.platform !== 'linux') skip('only Linux tells')
  const called = await calledFrom(process.execPath)
  const looks: number[] = []
  const diagnose = async () => {
    looks.push(performance.now())
    return table
  }
  const callers = createCallers({ diagnose })
  await Promise.all([callers.find(called), callers.find(called)])
  expect(looks).toHaveLength(1)
  await callers.find(called)
  expect((looks[1] ?? 0) - (looks[0] ?? 0)).toBeGreaterThan(990)
})

test('one conversation is looked at once', async () => {
  const called = await calledFrom(process.execPath)
  const find = vi.fn(async () => '/usr/bin/tagger')
  const executableOf = createExecutables({ find })
  expect(await executableOf({ socket: called })).toBe('/usr/bin/tagger')
  expect(await executableOf({ socket: called })).toBe('/usr/bin/tagger')
  expect(find).toHaveBeenCalledTimes(1)
})
