import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Handler } from '../../../main/broker/attend.ts'
import { mostConnections } from '../../../main/broker/owner-server.ts'
import { claimOwnership } from '../../../main/broker/ownership.ts'
import { closed, codeOf, connectTo, temporaryFolder } from './surroundings.ts'

const status = { ask: 'status' } as const

async function setUp(handler: Handler, idle: number) {
  const folder = await temporaryFolder()
  const owner = await claimOwnership(folder, { idle })
  if (owner.is !== 'owner') throw new Error('There is an owner.')
  onTestFinished(() => owner.release())
  owner.serve(handler)
  const other = await claimOwnership(folder, { idle })
  if (other.is !== 'other') throw new Error('There is no owner.')
  const connect = () => connectTo(join(folder, 'owner/owner.sock'))
  return { other, connect }
}

const yes: Handler = async () => ({ ok: true, value: 'yes' })

test('idle connections are ended in time', async () => {
  const { connect } = await setUp(yes, 100)
  const began = performance.now()
  await closed(await connect())
  expect(performance.now() - began).toBeGreaterThan(90)
})

test('however many idle connections there are, who knows the key gets through', async () => {
  const { other, connect } = await setUp(yes, 5_000)
  const idle = await Promise.all(Array.from({ length: 300 }, connect))
  const ended = idle.map(closed)
  expect(await other.ask(status)).toEqual({ ok: true, value: 'yes' })
  // The earliest made way at once.
  await Promise.all(ended.slice(0, 300 - mostConnections))
  expect(idle.filter((socket) => !socket.closed).length).toBeLessThanOrEqual(mostConnections)
})

test('who proved itself is not sent away for another; who finds no room tries again', async () => {
  let free: () => void = () => {}
  const freed = new Promise<void>((resolve) => {
    free = resolve
  })
  let inside = 0
  const { other, connect } = await setUp(async () => {
    inside++
    await freed
    return { ok: true, value: 'yes' }
  }, 1_000)
  const asking = Array.from({ length: mostConnections }, () => other.ask(status))
  await expect.poll(() => inside).toBe(mostConnections)
  await closed(await connect())
  expect(await codeOf(other.ask(status))).toBe('owner_silent')
  const late = other.ask(status)
  setTimeout(free, 50)
  const answers = await Promise.all([...asking, late])
  expect(answers.every(({ ok }) => ok)).toBe(true)
})
