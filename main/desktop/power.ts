import { powerMonitor } from 'electron'
import type { Session } from '../session/session.ts'

/** Tells the sessions when the machine goes to sleep and when its user is back. */
export function watchPower(sessions: readonly Session[]): void {
  const wake = () => sessions.forEach((session) => session.wake())
  powerMonitor.on('suspend', () => sessions.forEach((session) => session.suspend()))
  powerMonitor.on('resume', wake)
  powerMonitor.on('unlock-screen', wake)
}
