import type { SessionOf } from '../state/session-phase.ts'
import { ticker, useNow } from '../time/use-now.ts'
import { clockPeriod } from './clock-period.ts'

/** The time that home is drawn for, ms since 1970. */
export function useHomeNow(session: SessionOf<'signed-in'>): number {
  return useNow(clockPeriod(session, ticker.now()))
}
