import { timeOf } from '../time/date.ts'
import { count } from './count.ts'

/** The last day's strip. Times are ms since 1970. */
export const strip = {
  title: 'Last 24 hours',
  now: 'Now',
  none: 'no renewals yet',
  renewals: (value: number) => count(value, 'renewal', 'renewals'),
  troubles: (value: number) => count(value, 'interruption', 'interruptions'),
  last: (at: number, now: number) => `The latest was at ${timeOf(at, now)}.`,
  quiet: (from: number, to: number, now: number) =>
    `No renewal between ${timeOf(from, now)} and ${timeOf(to, now)}.`,
  offline: (from: number, to: number, now: number) =>
    from === to
      ? `Offline at ${timeOf(from, now)}.`
      : `Offline from ${timeOf(from, now)} to ${timeOf(to, now)}.`,
  refused: (from: number, to: number, now: number) =>
    from === to
      ? `Not renewed at ${timeOf(from, now)}.`
      : `Not renewed from ${timeOf(from, now)} to ${timeOf(to, now)}.`,
  more: (value: number) => `${count(value, 'earlier interruption', 'earlier interruptions')}.`,
} as const
