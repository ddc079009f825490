import { channels, type TokenChange } from '../../preload/contract.ts'
import type { Session } from '../session/session.ts'
import type { PageWindow } from './our-page.ts'

/** Tells when a session has another access token than before, or none any more; never its value. */
export function watchToken(session: Session, tell: (change: TokenChange) => void): void {
  const { id: connection } = session.profile
  const look = () => {
    const { state } = session.see()
    return state.phase === 'signed-in' ? state.token : undefined
  }
  let before = look()
  session.subscribe(() => {
    const token = look()
    if (token?.obtainedAt === before?.obtainedAt && token?.expiresAt === before?.expiresAt) return
    before = token
    tell({ connection, ...(token && { expiresAt: token.expiresAt }) })
  })
}

/** Tells the page of it. */
export function sendTokenNews(window: PageWindow): (change: TokenChange) => void {
  return (change) => window.current()?.webContents.send(channels.tokenChanged, change)
}
