import type { Session } from '../session/session.ts'
import type { Notice } from './notices.ts'
import type { Remembered } from './remembered.ts'
import { signInNotice, watchForNotices } from './session-notices.ts'
import { watchSignIn } from './sign-in-watch.ts'
import type { MainWindow } from './window.ts'

export type SessionWatchOptions = {
  readonly window: Pick<MainWindow, 'show' | 'current'>
  readonly now: () => number
  readonly remembered: Remembered
  readonly stageMode: () => boolean
  readonly tell: (notice: Notice) => boolean
  readonly checkLinks: () => unknown
  readonly changed: () => void
}

/** Draws what a session tells of; tells the user of it who has no window to see it in. */
export function watchSession(session: Session, options: SessionWatchOptions): void {
  const { window, stageMode, tell } = options
  session.subscribe(options.changed)
  watchSignIn(session, {
    begun: () => void options.checkLinks(),
    ended() {
      // Who closed the window meanwhile is not to be taken by surprise.
      if (window.current()) window.show()
      else tell(signInNotice(session, stageMode()))
    },
  })
  watchForNotices(session, {
    ...options,
    isWatched: () => window.current()?.isFocused() === true,
  })
}
