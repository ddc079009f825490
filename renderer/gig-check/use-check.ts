import type { Snapshot } from '../../preload/contract.ts'
import { clockPeriod } from '../home/clock-period.ts'
import { useOnline } from '../state/use-online.ts'
import { minute } from '../time/units.ts'
import { ticker, useNow } from '../time/use-now.ts'
import type { Group } from './check.ts'
import { gigCheck } from './check.ts'

/** The gig check of this moment: it follows the snapshot, the network and the clock. */
export function useCheck(snapshot: Snapshot): { groups: readonly Group[]; now: number } {
  const online = useOnline()
  const seen = ticker.now()
  const periods = snapshot.connections.map(({ session }) =>
    session.phase === 'signed-in' ? clockPeriod(session, seen) : minute,
  )
  const now = useNow(Math.min(minute, ...periods))
  return { groups: gigCheck(snapshot, { online, now }), now }
}
