import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { IdentityService } from '../identity-service/index.ts'
import type { Asker, Peer } from './peer.ts'
import { isAlive, renewalsAnswered } from './service.ts'

/** An hour as the programs have it: each asks every 30 s for a token that lives 60 s more. */
const hour = { length: 3_600_000, askers: 10, every: 30_000, minValidity: 60 } as const

export type Hour = {
  readonly renewals: number
  readonly asked: number
  /** Times that an asker was given no token, or one that the service did not take. */
  readonly unserved: number
  /** The longest that an asker waited, ms of real time. */
  readonly longest: number
}

/** Lets ten programs ask for an hour, which takes `scale` times less than an hour. */
export async function spendHour(
  peer: Peer,
  service: IdentityService,
  scale: number,
): Promise<Hour> {
  const askers: Asker[] = []
  while (askers.length < hour.askers) askers.push(await peer.asker())
  const total = { asked: 0, unserved: 0, longest: 0 }
  service.requests.clear()
  const start = performance.now()
  const ask = async (asker: Asker, at: number): Promise<void> => {
    await pause(Math.max(start + at / scale - performance.now(), 0))
    const began = performance.now()
    const given = await asker(hour.minValidity)
    total.longest = Math.max(total.longest, performance.now() - began)
    total.asked += 1
    if (!('token' in given) || !(await isAlive(service, given.token))) total.unserved += 1
    if (at + hour.every < hour.length) await ask(asker, at + hour.every)
  }
  await Promise.all(askers.map((asker, index) => ask(asker, (index * hour.every) / hour.askers)))
  return { ...total, renewals: renewalsAnswered(service) }
}
