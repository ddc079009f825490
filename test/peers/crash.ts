import { setTimeout as pause } from 'node:timers/promises'
import type { IdentityService } from '../identity-service/index.ts'
import { until } from '../support/desktop/run.ts'
import type { Asker, Peer } from './peer.ts'
import { isAlive, renewalsAnswered } from './service.ts'

/** What a program gets after `kill -9` and a new start. */
export type Recovery =
  /** A token that the service takes, without anybody's doing. */
  | 'by itself'
  /** The same, after the user did something. */
  | 'unlocked'
  /** None: the user has to sign in again. */
  | 'lost'

/** Renews, waits until all is at rest, kills. */
export async function crashAtRest(peer: Peer, service: IdentityService): Promise<Recovery> {
  const ask = await peer.asker()
  await renew(ask, service)
  await pause(3_000)
  return recover(peer, ask, service)
}

/** Kills so many ms after the service has answered a renewal. */
export async function crashAfterRenewal(
  peer: Peer,
  service: IdentityService,
  ms: number,
): Promise<Recovery> {
  const ask = await peer.asker()
  service.requests.clear()
  const renewed = renew(ask, service).catch(() => undefined)
  await until(
    async () => renewalsAnswered(service) > 0 || undefined,
    'Nothing was renewed.',
    30_000,
  )
  await pause(ms)
  const recovery = await recover(peer, ask, service)
  await renewed
  return recovery
}

/** Asks for more life than the token has left; tokens live a minute here. */
async function renew(ask: Asker, service: IdentityService): Promise<void> {
  await pause(6_000)
  service.requests.clear()
  await ask(55)
  if (renewalsAnswered(service) === 0) throw new Error('Nothing was renewed.')
}

async function recover(peer: Peer, ask: Asker, service: IdentityService): Promise<Recovery> {
  await peer.kill()
  await peer.startAgain()
  if (await isServed(ask, service)) return 'by itself'
  await peer.unlock?.().catch(() => undefined)
  return (await isServed(ask, service)) ? 'unlocked' : 'lost'
}

async function isServed(ask: Asker, service: IdentityService): Promise<boolean> {
  const given = await ask(30)
  return 'token' in given && (await isAlive(service, given.token))
}
