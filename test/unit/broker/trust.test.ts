import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Handler } from '../../../main/broker/attend.ts'
import { newChallenge } from '../../../main/broker/proof.ts'
import { ensureKey } from '../../../main/broker/owner-key.ts'
import { claimOwnership } from '../../../main/broker/ownership.ts'
import { openPlace } from '../../../main/broker/place.ts'
import { createWire, type Wire } from '../../../main/broker/wire.ts'
import { codeOf, connectTo, listenAt, temporaryFolder } from './surroundings.ts'

const status = { ask: 'status' } as const
const socketOf = (folder: string) => join(folder, 'owner/owner.sock')

/** A folder with a key, and in the owner's place somebody who does not know it. */
async function squatted(talk: (wire: Wire) => unknown) {
  const folder = await temporaryFolder()
  await openPlace(folder)
  await ensureKey(folder)
  const heard: unknown[] = []
  await listenAt(socketOf(folder), (socket) => {
    const wire = createWire(socket)
    void talk({
      send: wire.send,
      async read(ms) {
        const incoming = await wire.read(ms)
        if (incoming.is === 'message') heard.push(incoming.json)
        else if (heard.length > 0) heard.push(incoming.is)
        return incoming
      },
    })
  })
  const other = await claimOwnership(folder, { idle: 200 })
  if (other.is !== 'other') throw new Error('The place was free.')
  return { folder, other, heard }
}

const onlyHello = [{ deckpass: 1, challenge: expect.stringMatching(/^[\w-]{43}$/) }]
const forged = () => ({ challenge: newChallenge(), proof: newChallenge() })

describe('somebody in the owner’s place who', () => {
  test.each([
    ['forges a proof', forged],
    ['answers at once', () => ({ answer: { ok: true, value: { accessToken: 'forged' } } })],
    ['asks for patience', () => ({ wait: true })],
    ['talks nonsense', () => ({ nonsense: 1 })],
    ['sends the greeting back', (greeting: unknown) => Object(greeting)],
  ])('%s is not trusted and hears nothing', async (_, say) => {
    const { other, heard } = await squatted(async (wire) => {
      const greeting = await wire.read(1_000)
      wire.send(say(greeting.is === 'message' ? greeting.json : undefined))
      await wire.read(1_000)
    })
    expect(await codeOf(other.ask(status))).toBe('owner_not_trusted')
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    expect(heard).toEqual([...onlyHello, 'closed'])
  })

  test('sends 10 MB is not trusted', async () => {
    const { other } = await squatted((wire) => wire.send({ text: 'x'.repeat(10_000_000) }))
    expect(await codeOf(other.ask(status))).toBe('owner_not_trusted')
  })

  test('says nothing is silent', async () => {
    const { other, heard } = await squatted((wire) => wire.read(1_000))
    expect(await codeOf(other.ask(status))).toBe('owner_silent')
    await vi.waitFor(() => expect(heard).toEqual(onlyHello))
  })

  test('passes everything on to another folder’s owner with the same key is not trusted', async () => {
    const handler = vi.fn<Handler>(async () => ({ ok: true, value: 'token' }))
    const victim = await temporaryFolder()
    const owner = await claimOwnership(victim)
    if (owner.is !== 'owner') throw new Error('The place was taken.')
    onTestFinished(() => owner.release())
    owner.serve(handler)
    const { folder, other, heard } = await squatted(async (wire) => {
      const relay = createWire(await connectTo(socketOf(victim)))
      const greeting = await wire.read(1_000)
      relay.send(greeting.is === 'message' ? Object(greeting.json) : {})
      const proof = await relay.read(1_000)
      wire.send(proof.is === 'message' ? Object(proof.json) : {})
      await wire.read(1_000)
    })
    await copyFile(join(victim, 'owner.key'), join(folder, 'owner.key'))
    expect(await codeOf(other.ask(status))).toBe('owner_not_trusted')
    expect(heard[0]).toEqual(onlyHello[0])
    expect(handler).not.toHaveBeenCalled()
  })
})

test('without a key nobody is trusted', async () => {
  const folder = await temporaryFolder()
  await openPlace(folder)
  await listenAt(socketOf(folder), (socket) => createWire(socket).send(forged()))
  const other = await claimOwnership(folder, { idle: 200 })
  expect(other.is === 'other' && (await codeOf(other.ask(status)))).toBe('owner_not_trusted')
})

describe('an asker that does not know the key', () => {
  async function setUp() {
    const folder = await temporaryFolder()
    const owner = await claimOwnership(folder, { idle: 200 })
    if (owner.is !== 'owner') throw new Error('The place was taken.')
    onTestFinished(() => owner.release())
    const handler = vi.fn<Handler>(async () => ({ ok: true, value: 'token' }))
    owner.serve(handler)
    const wire = createWire(await connectTo(socketOf(folder)))
    return { handler, wire }
  }

  test.each([
    ['that forges a proof', () => forged().proof],
    ['that sends the owner’s back', (proof: string) => proof],
    ['that sends none', () => undefined],
  ])('%s is not heard', async (_, proofFrom) => {
    const { handler, wire } = await setUp()
    wire.send({ deckpass: 1, challenge: newChallenge() })
    const welcome = await wire.read(1_000)
    const { proof } = Object(welcome.is === 'message' ? welcome.json : undefined)
    expect(proof).toMatch(/^[\w-]{43}$/)
    wire.send({ proof: proofFrom(String(proof)), request: status })
    expect(await wire.read(1_000)).toEqual({ is: 'closed' })
    expect(handler).not.toHaveBeenCalled()
  })

  test.each([
    ['garbage', { garbage: true }],
    ['another version', { deckpass: 2, challenge: newChallenge() }],
    ['a request at once', { request: status }],
  ])('and sends %s is not even greeted', async (_, message) => {
    const { wire } = await setUp()
    wire.send(message)
    expect(await wire.read(1_000)).toEqual({ is: 'closed' })
  })

  test('and says nothing is sent away', async () => {
    const { wire } = await setUp()
    expect(await wire.read(2_000)).toEqual({ is: 'closed' })
  })
})
