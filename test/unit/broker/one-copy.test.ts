import { mkdir, symlink, writeFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Handler } from '../../../main/broker/attend.ts'
import { takeStanding } from '../../../main/broker/one-copy.ts'
import type { Owner } from '../../../main/broker/ownership.ts'
import { newChallenge } from '../../../main/broker/proof.ts'
import { createWire } from '../../../main/broker/wire.ts'
import { listenAt, temporaryFolder } from './surroundings.ts'

const show = { ask: 'show' } as const
const silent = {
  is: 'unserved',
  sentence: 'Deckpass is already running, but does not answer. End it, then start Deckpass again.',
}

/** The first copy, which has only just become the owner. */
async function firstCopy(folder: string): Promise<Owner> {
  const standing = await takeStanding(folder, show)
  if (standing.is !== 'owner') throw new Error(`It is ${standing.is}.`)
  onTestFinished(() => standing.owner.release())
  return standing.owner
}

/** A second copy, while the first answers as told. */
async function secondOf(answer: Handler, request: Parameters<typeof takeStanding>[1] = show) {
  const folder = await temporaryFolder()
  const owner = await firstCopy(folder)
  const handler = vi.fn(answer)
  owner.serve(handler)
  return { standing: await takeStanding(folder, request, { idle: 200 }), handler }
}

test.each([show, { ask: 'link', address: 'app.deckpass://callback?code=c&state=s' }] as const)(
  'a second copy has the first do what it was started for: %j',
  async (request) => {
    const { standing, handler } = await secondOf(async () => ({ ok: true, value: null }), request)
    expect(standing).toEqual({ is: 'served' })
    expect(handler.mock.calls).toEqual([[request]])
  },
)

test('when the first is gone, the next is the owner', async () => {
  const folder = await temporaryFolder()
  await (await firstCopy(folder)).release()
  await firstCopy(folder)
})

test('a first copy that ends while it is asked is succeeded', async () => {
  const folder = await temporaryFolder()
  const first = await firstCopy(folder)
  first.serve(() => new Promise(() => void first.release()))
  const next = await takeStanding(folder, show)
  expect(next.is).toBe('owner')
  if (next.is === 'owner') await next.owner.release()
})

test('a first copy that does nothing is left alone, and the user is told', async () => {
  const folder = await temporaryFolder()
  await firstCopy(folder)
  expect(await takeStanding(folder, show, { idle: 200, patience: 300 })).toEqual(silent)
})

test('so is one that says no', async () => {
  const { standing } = await secondOf(async () => ({ ok: false, code: 'unexpected' }))
  expect(standing).toEqual(silent)
})

const forged = () => ({ challenge: newChallenge(), proof: newChallenge() })

test.each<[string, (socket: Socket) => void, string | RegExp]>([
  ['says nothing', () => undefined, silent.sentence],
  ['forges a proof', (socket) => createWire(socket).send(forged()), /^Another program/],
  ['hangs up every time', (socket) => void socket.destroy(), silent.sentence],
])('whoever is in its place and %s keeps this copy out', async (_, meet, sentence) => {
  const folder = await temporaryFolder()
  await (await firstCopy(folder)).release()
  await listenAt(join(folder, 'owner/owner.sock'), meet)
  const standing = await takeStanding(folder, show, { idle: 200 })
  expect(standing).toMatchObject({ is: 'unserved' })
  expect('sentence' in standing && standing.sentence).toMatch(sentence)
})

describe('a copy goes on without an owner', () => {
  test('where the folder takes none', async () => {
    const folder = join(await temporaryFolder(), 'profile')
    await mkdir(folder)
    await writeFile(join(folder, 'owner'), 'in the way')
    const code = 'ownership_unavailable'
    expect(await takeStanding(folder, show)).toEqual({ is: 'unowned', code })
  })

  test('where the key is not its own', async () => {
    const folder = await temporaryFolder()
    await symlink('/etc/hostname', join(folder, 'owner.key'))
    expect(await takeStanding(folder, show)).toEqual({ is: 'unowned', code: 'not_private' })
  })
})
