import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Handler } from '../../../main/broker/attend.ts'
import type { BrokerRequest } from '../../../main/broker/messages.ts'
import { claimOwnership, type Owner, type Other } from '../../../main/broker/ownership.ts'
import { codeOf, temporaryFolder } from './surroundings.ts'

const status: BrokerRequest = { ask: 'status' }
const yes: Handler = async () => ({ ok: true, value: 'yes' })

async function claim(folder: string, options = {}): Promise<Owner | Other> {
  const claimed = await claimOwnership(folder, { idle: 500, ...options })
  if (claimed.is === 'owner') onTestFinished(() => claimed.release())
  return claimed
}

async function ownerAt(folder: string, options = {}): Promise<Owner> {
  const claimed = await claim(folder, options)
  if (claimed.is !== 'owner') throw new Error('There is an owner.')
  return claimed
}

async function otherAt(folder: string, options = {}): Promise<Other> {
  const claimed = await claim(folder, options)
  if (claimed.is !== 'other') throw new Error('There was no owner.')
  return claimed
}

/** An owner, and another who can ask it. */
async function setUp(handler: Handler, options = {}) {
  const folder = await temporaryFolder()
  const owner = await ownerAt(folder, options)
  owner.serve(handler)
  return { folder, owner, other: await otherAt(folder, options) }
}

test('who asks gets what the owner’s handler answers', async () => {
  const handler = vi.fn(yes)
  const { other } = await setUp(handler)
  const token = {
    ask: 'token',
    connection: 'beatport',
    minValidity: 60_000,
    forceNew: true,
  } as const
  expect(await other.ask(token)).toEqual({ ok: true, value: 'yes' })
  expect(handler.mock.calls).toEqual([[token]])
})

test('many ask at once, each one is answered with its own', async () => {
  const { other } = await setUp(async (request) => {
    await pause(Math.random() * 20)
    return { ok: true, value: request.ask === 'token' && request.minValidity }
  })
  const asked = Array.from({ length: 40 }, (_, minValidity) =>
    other.ask({ ask: 'token', connection: 'beatport', minValidity, forceNew: false }),
  )
  expect((await Promise.all(asked)).map((answer) => answer.ok && answer.value)).toEqual(
    Array.from({ length: 40 }, (_, at) => at),
  )
})

test('who asks before the owner serves waits for it, longer than for silence', async () => {
  const folder = await temporaryFolder()
  const owner = await ownerAt(folder, { idle: 250 })
  const other = await otherAt(folder, { idle: 250 })
  const asking = other.ask(status)
  await pause(500)
  owner.serve(yes)
  expect(await asking).toEqual({ ok: true, value: 'yes' })
})

test('an owner at work is waited for, but not for ever', async () => {
  const slow: Handler = async () => {
    await pause(500)
    return { ok: true, value: 'late' }
  }
  const { folder, other } = await setUp(slow, { idle: 250 })
  expect(await other.ask(status)).toEqual({ ok: true, value: 'late' })
  const hasty = await otherAt(folder, { idle: 250, patience: 150 })
  expect(await codeOf(hasty.ask(status))).toBe('owner_silent')
})

describe('the owner answers with a code', () => {
  const failing: [string, Handler][] = [
    ['if its handler does', async () => ({ ok: false, code: 'signed_out' })],
    ['if it throws', () => Promise.reject(new Error('a fault that quotes a token'))],
    ['if it throws at once', () => fault()],
    ['if it answers what is too long', async () => ({ ok: true, value: 'x'.repeat(20_000) })],
    ['if it answers too many bytes', async () => ({ ok: true, value: 'ü'.repeat(10_000) })],
    ['if it answers what is no JSON', async () => ({ ok: true, value: 1n })],
  ]
  test.each(failing)('%s', async (_, handler) => {
    const { other } = await setUp(handler)
    const code = handler === failing[0]?.[1] ? 'signed_out' : 'unexpected'
    expect(await other.ask(status)).toEqual({ ok: false, code })
  })

  test('if it does not know the request', async () => {
    const handler = vi.fn(yes)
    const { other } = await setUp(handler)
    const later: BrokerRequest = JSON.parse('{"ask":"something of a later version"}')
    expect(await other.ask(later)).toEqual({ ok: false, code: 'invalid_request' })
    expect(handler).not.toHaveBeenCalled()
  })
})

test('an owner that gives up is gone for who waits, and another can be it', async () => {
  const { folder, owner, other } = await setUp(() => new Promise(() => {}))
  const asking = codeOf(other.ask(status))
  await pause(50)
  await owner.release()
  expect(await asking).toBe('owner_gone')
  expect(await codeOf(other.ask(status))).toBe('owner_gone')
  expect((await claim(folder)).is).toBe('owner')
})

test('giving up leaves nothing but the key', async () => {
  const { folder, owner } = await setUp(yes)
  await owner.release()
  await owner.release()
  expect(await readdir(folder, { recursive: true })).toEqual(['owner', 'owner.key'])
})

test('giving up again, later, takes nothing from the next', async () => {
  // A path too long for sockets: the folder is then held open, and its number is free to be the next's.
  const folder = join(await temporaryFolder(), 'a long name '.repeat(10))
  const owner = await ownerAt(folder)
  await owner.release()
  const next = await ownerAt(folder)
  next.serve(yes)
  await owner.release()
  expect(await (await otherAt(folder)).ask(status)).toEqual({ ok: true, value: 'yes' })
  await expect(next.release()).resolves.toBeUndefined()
})

test('a token as long as they come is answered whole', async () => {
  const accessToken = 'x'.repeat(14_000)
  const { other } = await setUp(async () => ({ ok: true, value: { accessToken } }))
  expect(await other.ask(status)).toEqual({ ok: true, value: { accessToken } })
})

test('a link to the folder is the same folder, and its owner believes it', async () => {
  const { folder } = await setUp(yes)
  const link = join(await temporaryFolder(), 'link')
  await symlink(folder, link)
  expect(await (await otherAt(link)).ask(status)).toEqual({ ok: true, value: 'yes' })
})

test('different folders have owners of their own', async () => {
  const [one, two] = await Promise.all([setUp(yes), setUp(async () => ({ ok: true, value: 'no' }))])
  expect(await one.other.ask(status)).toEqual({ ok: true, value: 'yes' })
  expect(await two.other.ask(status)).toEqual({ ok: true, value: 'no' })
})

describe('a folder cannot be owned', () => {
  test('that is a file', async () => {
    const file = join(await temporaryFolder(), 'file')
    await writeFile(file, '')
    expect(await codeOf(claim(file))).toBe('ownership_unavailable')
  })

  test('whose key is a link; and once that is gone, it can', async () => {
    const folder = await temporaryFolder()
    await symlink('/etc/hostname', join(folder, 'owner.key'))
    expect(await codeOf(claim(folder))).toBe('not_private')
    expect(await readdir(join(folder, 'owner'))).toEqual([])
    const other = join(folder, 'other')
    await mkdir(other)
    expect((await claim(other)).is).toBe('owner')
  })
})

function fault(): never {
  throw new TypeError('at once')
}
