import { dayOf, timeOf } from '../time/date.ts'
import { duration } from '../time/duration.ts'

/** Somebody is signed in. Times are ms since 1970, lengths of time ms. */
export const home = {
  nameless: (service: string) => `Your ${service} account`,
  lifeLeft: (ms: number) => `Access token valid for another ${duration(ms)}`,
  noLife: 'No valid access token at the moment',
  signedIn: (service: string) => `Signed in to ${service}`,
  renewing: 'Renewing now',
  renewedNow: 'renewed just now',
  renewed: (ms: number) => `renewed ${duration(ms)} ago`,
  offline: (since: number, now: number) => `Offline since ${timeOf(since, now)}`,
  offlineNote: 'You stay signed in. Deckpass renews when the network is back.',
  profileAge: (from: number, now: number) => `Name and e-mail are as of ${timeOf(from, now)}.`,
  retrying: (since: number, now: number) => `Trying again since ${timeOf(since, now)}`,
  nextRenewal: 'Next renewal',
  nextTry: 'Next try',
  inTime: (ms: number) => `in ${duration(ms)}`,
  underWay: 'under way',
  due: 'due now',
  renewedDone: 'Renewed.',
  lastsUntil: 'Stays signed in until',
  lastsUntilValue: (at: number, now: number) => dayOf(at, now),
  renewBy: (at: number, now: number) => `Renew by ${dayOf(at, now)}`,
  renewBySoon: 'Connect to the internet by then, or sign in again.',
  session: 'Your session',
  lapsed: 'Has probably run out',
  lapsedNote: (service: string) =>
    `Connect to the internet. If ${service} says no, you'll sign in again.`,
  token: 'Access token',
  left: (ms: number) => `${duration(ms)} left`,
  noToken: 'none right now',
  runOut: 'run out',
  tokenShown: 'The access token is in the field, masked. It goes by itself within a minute.',
  tokenField: 'Access token, read only',
  tokenStays: (ms: number) => duration(ms),
} as const

/** The session is kept in memory only. */
export const storage = {
  memory: "You'll need to sign in again after a restart.",
  memoryAhead: "You'd need to sign in again after a restart.",
} as const
