import type { SessionOf } from '../state/session-phase.ts'
import { minute, second } from '../time/units.ts'

const relaxed = 15 * second

/** How often (ms) home is drawn anew: every second if a time that it counts down to is near. */
export function clockPeriod(session: SessionOf<'signed-in'>, now: number): number {
  const { accessToken, health } = session
  const times = [accessToken?.expiresAt, 'nextAt' in health ? health.nextAt : undefined]
  const near = times.some(
    (at) => at !== undefined && at > now - second && at - now <= minute + relaxed,
  )
  return near ? second : relaxed
}
