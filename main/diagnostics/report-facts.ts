import type { RenewalMark } from '../session/record.ts'
import type { Trouble } from './troubles.ts'

/** What is known of one connection. Times are ms since 1970. */
export type ConnectionFacts = {
  /** Host name of the service. */
  readonly host: string
  readonly phase: string
  /** How renewal is doing, or why there is no session. */
  readonly health: string | undefined
  readonly tokenEndsAt: number | undefined
  readonly lastsUntil: number | undefined
  /** Where the session is kept, and why if that is memory. */
  readonly kept: string
  /** By how many ms the service's clock is ahead of this computer's. */
  readonly clockAhead: number
  /** The last day's, the newest last. */
  readonly renewals: readonly RenewalMark[]
  /** Who is signed in: told to nobody who did not ask for it. */
  readonly account: string | undefined
}

/** All that a report is made of. */
export type ReportFacts = {
  readonly at: number
  readonly app: string
  readonly runtime: string
  readonly system: string
  readonly desktop: string
  /** The program that keeps keys, as far as the system tells. */
  readonly keychain: string
  readonly linkHandler: string
  /** In which way the services are reached: directly, or through a proxy of which kind. */
  readonly proxy: string
  readonly connections: readonly ConnectionFacts[]
  readonly troubles: readonly Trouble[]
}
