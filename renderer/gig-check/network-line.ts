import type { SessionView } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'
import { urgencyOf } from '../home/urgency.ts'
import type { SessionOf } from '../state/session-phase.ts'
import { strings } from '../strings.ts'
import { timeOf } from '../time/date.ts'
import { tokenWorks } from './life-lines.ts'
import type { Line } from './line.ts'

const about = 'network'

/** That nothing is lost is said only while it is likely. */
function offlineNote({ lastsUntil, health }: SessionOf<'signed-in'>, now: number): string {
  const { gigCheck, home } = strings
  const past = lastsUntil !== undefined && urgencyOf(lastsUntil, now) === 'past'
  const since = health.is === 'offline' ? gigCheck.offlineSince(timeOf(health.since, now)) : ''
  return [since, past ? '' : home.offlineNote].filter((part) => part !== '').join(' ')
}

function signedInLine(session: SessionOf<'signed-in'>, service: string, now: number): Line {
  const { gigCheck } = strings
  const { health } = session
  switch (health.is) {
    case 'fresh':
      return { about, state: 'good', says: gigCheck.online }
    case 'renewing':
      return tokenWorks(session, now)
        ? { about, state: 'good', says: gigCheck.online }
        : { about, state: 'pending', says: gigCheck.trying, mend: 'try-network', resting: true }
    case 'offline': {
      const note = offlineNote(session, now)
      return { about, state: 'wrong', says: gigCheck.offline, note, mend: 'try-network' }
    }
    case 'retrying': {
      const note = errorSentence(health.code, service)
      return { about, state: 'wrong', says: gigCheck.retrying, note, mend: 'try-network' }
    }
  }
}

/** Whether this computer has a network, and the service is reached by it. */
export function networkLine(
  session: SessionView,
  service: string,
  { online, now }: { readonly online: boolean; readonly now: number },
): Line {
  const { gigCheck } = strings
  const line: Line =
    session.phase === 'signed-in'
      ? signedInLine(session, service, now)
      : { about, state: 'good', says: gigCheck.online }
  if (online || line.state === 'wrong') return line
  const note = session.phase === 'signed-in' ? offlineNote(session, now) : ''
  return { about, state: 'wrong', says: gigCheck.offline, note, mend: 'try-network' }
}
