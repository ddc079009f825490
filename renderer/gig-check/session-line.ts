import type { SessionView } from '../../preload/contract.ts'
import type { SessionOf } from '../state/session-phase.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import type { Line } from './line.ts'

type Answer = Omit<Line, 'about'>

/** As many characters of a name as leave room for the rest of the line. */
const nameLength = 28

function lockedAnswer(reason: SessionOf<'locked'>['reason']): Answer {
  const says = strings.gigCheck.locked[reason]
  switch (reason) {
    // The keychain's own line says so, and mends it.
    case 'keychain-unavailable':
      return { state: 'unknown', says }
    case 'newer':
      return { state: 'wrong', says, note: strings.locked.why.newer, mend: 'reopen' }
    case 'key-missing':
    case 'damaged':
      return { state: 'wrong', says, mend: 'sign-in' }
  }
}

function answer(session: SessionView): Answer {
  const { gigCheck } = strings
  switch (session.phase) {
    case 'opening':
      return { state: 'pending', says: gigCheck.opening }
    case 'signing-in':
      return { state: 'wrong', says: gigCheck.signingIn, mend: 'see-sign-in' }
    case 'signed-in':
      return {
        state: 'good',
        says: clip(session.profile?.displayName, nameLength) ?? gigCheck.yes,
        saysToOthers: gigCheck.yes,
      }
    case 'signed-out':
      return { state: 'wrong', says: gigCheck.no, mend: 'sign-in' }
    case 'ended':
      return { state: 'wrong', says: gigCheck.ended, mend: 'sign-in' }
    case 'locked':
      return lockedAnswer(session.reason)
  }
}

/** Whether somebody is signed in, and who. */
export const sessionLine = (session: SessionView): Line => ({
  about: 'signed-in',
  ...answer(session),
})
