import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { IdentityService } from '../identity-service/index.ts'
import type { Peer } from './peer.ts'
import { isAlive, renewalsAnswered } from './service.ts'

/** How long the service still takes a token that is over, and a little more, s. */
const tolerance = 16

export type Awakening = {
  /** The first one to ask was given a token that the service takes. */
  readonly works: boolean
  /** How long it took, ms. */
  readonly took: number
  readonly renewals: number
}

/** Stops a peer until its token is over, lets it go on, and asks at once. `tokenSeconds`: its life. */
export async function sleepThrough(
  peer: Peer,
  service: IdentityService,
  tokenSeconds: number,
): Promise<Awakening> {
  const ask = await peer.asker()
  const before = await ask(0)
  if (!('token' in before)) throw new Error('There was no token to sleep on.')
  peer.signal('SIGSTOP')
  await pause((tokenSeconds + tolerance) * 1_000)
  if (await isAlive(service, before.token)) throw new Error('The sleep was too short.')
  service.requests.clear()
  peer.signal('SIGCONT')
  const began = performance.now()
  const given = await ask(10)
  const took = performance.now() - began
  const works = 'token' in given && (await isAlive(service, given.token))
  return { works, took, renewals: renewalsAnswered(service) }
}
