import type { UserProfile } from '../session/record.ts'
import type { Session } from '../session/session.ts'
import { plainName } from './host/plain-name.ts'
import { dueLapseWarning } from './lapse-warning.ts'
import type { Notice } from './notices.ts'
import type { Remembered } from './remembered.ts'
import { stageName } from './stage-name.ts'
import { words } from './words.ts'

export type SessionNoticesOptions = {
  readonly now: () => number
  readonly remembered: Remembered
  /** No name is to be seen. */
  readonly stageMode: () => boolean
  /** The user looks at the window, which says all of this itself. */
  readonly isWatched: () => boolean
  /** Says whether it told. */
  readonly tell: (notice: Notice) => boolean
}

/**
 * Tells of a session that its service has ended, and of one that lapses soon. It looks at every change
 * that the session tells of: one that cannot be renewed tells of each try, every few minutes at least.
 */
export function watchForNotices(session: Session, options: SessionNoticesOptions): void {
  const { id, name } = session.profile
  let before = session.see().state.phase
  session.subscribe(() => {
    const { state, lastsUntil } = session.see()
    if (state.phase === 'ended' && before === 'signed-in' && !options.isWatched())
      options.tell(words.notice.ended(name, nameFor(state.profile, options.stageMode())))
    before = state.phase
    const { lapseWarnings } = options.remembered.current()
    const due = dueLapseWarning({
      lastsUntil,
      inTrouble: state.phase === 'signed-in' && 'since' in state.health,
      now: options.now(),
      last: lapseWarnings[id],
    })
    if (due && options.tell(words.notice.lapses(name, due.days)))
      options.remembered.keep({ lapseWarnings: { ...lapseWarnings, [id]: due } })
  })
}

/** What became of a sign-in, for a user who has no window open to see it in. */
export function signInNotice(session: Session, stageMode: boolean): Notice {
  const { state } = session.see()
  const { name } = session.profile
  return state.phase === 'signed-in'
    ? words.notice.signedIn(name, nameFor(state.profile, stageMode))
    : words.notice.signInFailed(name)
}

function nameFor(user: UserProfile | undefined, stageMode: boolean): string | undefined {
  return user && !stageMode ? plainName(stageName(user)) : undefined
}
