import type { SessionView } from '../../preload/contract.ts'
import { urgencyOf } from '../home/urgency.ts'
import type { SessionOf } from '../state/session-phase.ts'
import { strings } from '../strings.ts'
import { dayOf } from '../time/date.ts'
import type { Line } from './line.ts'

type SignedIn = SessionOf<'signed-in'>

/** Whether there is an access token that works now. */
export const tokenWorks = ({ accessToken }: SignedIn, now: number): boolean =>
  accessToken !== undefined && accessToken.expiresAt > now

/** What is left of the access token that other programs are given. */
export function tokenLine(session: SessionView, now: number): Line {
  const { gigCheck, home } = strings
  const about = 'token'
  if (session.phase !== 'signed-in') return { about, state: 'unknown', says: gigCheck.notSignedIn }
  const { accessToken, health } = session
  if (accessToken !== undefined && tokenWorks(session, now))
    return { about, state: 'good', says: home.left(accessToken.expiresAt - now) }
  const says = accessToken === undefined ? gigCheck.noToken : home.runOut
  return health.is === 'renewing'
    ? { about, state: 'pending', says: gigCheck.renewing, mend: 'renew', resting: true }
    : { about, state: 'wrong', says, mend: 'renew' }
}

/** How long the session lasts if nobody renews it. */
export function lastsLine(session: SessionView, service: string, now: number): Line {
  const { gigCheck, home } = strings
  const about = 'lasts'
  if (session.phase !== 'signed-in') return { about, state: 'unknown', says: gigCheck.notSignedIn }
  const { lastsUntil, health } = session
  if (lastsUntil === undefined) return { about, state: 'unknown', says: gigCheck.noLastDay }
  const urgency = urgencyOf(lastsUntil, now)
  const mend = { mend: 'renew', resting: health.is === 'renewing' } as const
  if (urgency === 'past')
    return { about, state: 'wrong', says: gigCheck.lapsed, note: home.lapsedNote(service), ...mend }
  const says = dayOf(lastsUntil, now)
  if (urgency === 'none') return { about, state: 'good', says }
  const note = `${home.leftSentence(lastsUntil - now)} ${home.renewBySoon}`
  return { about, state: 'wrong', says, note, ...mend }
}
