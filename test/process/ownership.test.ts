import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { reach } from '../../main/broker/sockets.ts'
import { projectDir } from '../../tools/places.mjs'
import { findRuntime } from '../../tools/runtime.mjs'
import { ownersIn, prepareClaimants, profileFolder, valueOf } from './ownership/claimants.ts'

const { start, startOwner } = prepareClaimants()
const second = 1_000_000_000n

test('of 12 at once one is the owner, and each that is killed is succeeded at once', async () => {
  const folder = await profileFolder()
  let left = await start(12)
  const claims = await Promise.all(left.map((each) => each.claim(folder)))
  expect(claims.sort()).toEqual([...Array<string>(11).fill('other'), 'owner'])
  let [owner, ...more] = ownersIn(await Promise.all(left.map((each) => each.askOrOwn(folder))))
  expect(more).toEqual([])

  while (left.length > 1) {
    const killed = left.find(({ pid }) => pid === owner)
    left = left.filter((each) => each !== killed)
    const killedAt = process.hrtime.bigint()
    killed?.signal('SIGKILL')
    const answers = await Promise.all(left.map((each) => each.askOrOwn(folder)))
    ;[owner, ...more] = ownersIn(answers)
    expect(left.map(({ pid }) => pid)).toContain(owner)
    expect(more).toEqual([])
    const since = answers[0] ? valueOf(answers[0]).since : 0n
    expect(since).toBeGreaterThan(killedAt)
    expect(since).toBeLessThan(killedAt + second)
  }
}, 30_000)

test('while the owner changes more than a hundred times there are never two', async () => {
  const folder = await profileFolder()
  const counts = await Promise.all((await start(6)).map((each) => each.contend(folder, 4_000)))
  const owners = counts.map(({ owner }) => owner)
  expect(owners.reduce((sum, each) => sum + each)).toBeGreaterThan(100)
  expect(Math.min(...owners)).toBeGreaterThan(0)
  expect(counts.map(({ two }) => two)).toEqual([0, 0, 0, 0, 0, 0])
}, 20_000)

test('those that wait for an answer when the owner is killed have it from the next', async () => {
  const folder = await profileFolder()
  const [owner, all] = [await startOwner(folder), await start(3)]
  const slow = { ask: 'token', connection: 'beatport', minValidity: 600, forceNew: false } as const
  const waiting = all.map((each) => each.askOrOwn(folder, slow))
  await pause(300)
  owner.signal('SIGKILL')
  const [next, ...more] = ownersIn(await Promise.all(waiting))
  expect(all.map(({ pid }) => pid)).toContain(next)
  expect(more).toEqual([])
})

test('what an owner started does not keep the folder after it', async () => {
  const folder = await profileFolder()
  const [owner, [next]] = [await startOwner(folder), await start(1)]
  const child = await owner.haveChild()
  onTestFinished(() => void process.kill(child, 'SIGKILL'))
  owner.signal('SIGKILL')
  await owner.ended
  expect(process.kill(child, 0)).toBe(true)
  expect(await next?.claim(folder)).toBe('owner')
})

test('an owner that is stopped is silent; nobody takes its place, and later it answers', async () => {
  const folder = await profileFolder()
  const [owner, others] = [await startOwner(folder), await start(3)]
  const claim = () => Promise.all(others.map((each) => each.claim(folder, 400)))
  const ask = () => Promise.all(others.map((each) => each.ask()))
  expect(await claim()).toEqual(['other', 'other', 'other'])
  owner.signal('SIGSTOP')
  const silent = { code: 'owner_silent' }
  expect(await ask()).toEqual([silent, silent, silent])
  expect(await claim()).toEqual(['other', 'other', 'other'])

  // Nor when so many wait at its door that the system lets no more in.
  const socket = join(folder, 'owner/owner.sock')
  const crowd = await Promise.all(Array.from({ length: 600 }, () => reach(socket)))
  expect(crowd).toContain('busy')
  expect(await ask()).toEqual([silent, silent, silent])
  expect(await claim()).toEqual(['other', 'other', 'other'])
  for (const one of crowd) if (typeof one !== 'string') one.destroy()

  owner.signal('SIGCONT')
  expect(ownersIn(await ask())).toEqual([owner.pid])
})

test('folders have owners of their own, however they are called', async () => {
  const folder = await profileFolder()
  const [one, two, link] = [join(folder, 'one'), join(folder, 'two'), join(folder, 'link')]
  await mkdir(one)
  await symlink(one, link)
  const owners = [await startOwner(one), await startOwner(two)]
  const [other] = await start(1)
  expect(await other?.claim(link)).toBe('other')
  const asked = []
  for (const each of [one, two, link]) asked.push(await other?.askOrOwn(each))
  const found = asked.map((answer) => answer && valueOf(answer).pid)
  expect(found).toEqual([owners[0]?.pid, owners[1]?.pid, owners[0]?.pid])
})

test('the app’s runtime and this Node know each other', async ({ skip }) => {
  const runtime = await findRuntime({ projectDir }).catch(() => skip('there is no Electron here'))
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const folder = await profileFolder()
  const all = [...(await start(3)), ...(await start(3, { runtime: runtime.executable, env }))]
  const [owner, ...more] = ownersIn(await Promise.all(all.map((each) => each.askOrOwn(folder))))
  expect(more).toEqual([])
  const left = all.filter(({ pid }) => pid !== owner)
  all.find(({ pid }) => pid === owner)?.signal('SIGKILL')
  const next = ownersIn(await Promise.all(left.map((each) => each.askOrOwn(folder))))
  expect(next).toHaveLength(1)
  expect(next).not.toContain(owner)
}, 20_000)
