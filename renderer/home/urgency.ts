import { day } from '../time/units.ts'

/** How near the end of a session is that nobody renews: each asks for more of the user's attention. */
export type Urgency = 'none' | 'week' | 'days' | 'past'

/** The urgency of a session that lasts until `lastsUntil` (ms since 1970) if left alone. */
export function urgencyOf(lastsUntil: number, now: number): Urgency {
  const left = lastsUntil - now
  if (left <= 0) return 'past'
  if (left <= 2 * day) return 'days'
  return left <= 7 * day ? 'week' : 'none'
}
