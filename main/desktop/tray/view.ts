import type { Session } from '../../session/session.ts'
import { plainName } from '../host/plain-name.ts'
import { stageName } from '../stage-name.ts'
import { words } from '../words.ts'

/** What the tray's picture says. */
export type TrayState = 'signed-in' | 'offline' | 'needs-you'

export type TrayView = {
  readonly state: TrayState
  /** One line a connection. */
  readonly lines: readonly string[]
  readonly canRenew: boolean
  readonly stageMode: boolean
}

/** The longest name that a menu shows, characters. */
const longestName = 40

/** What the tray shows of the sessions: the worst of them in its picture, each in a line. */
export function viewTray(sessions: readonly Session[], stageMode: boolean): TrayView {
  const states = sessions.map(stateOf)
  const lines = sessions.map((session) => lineOf(session, stageMode))
  return {
    state: worstOf(states),
    lines: lines.length > 0 ? lines : [words.tray.noService],
    canRenew: sessions.some((session) => session.see().state.phase === 'signed-in'),
    stageMode,
  }
}

/** A connection that the user has never used asks for nothing while another one works. */
function worstOf(states: readonly (TrayState | 'unused')[]): TrayState {
  if (states.includes('needs-you')) return 'needs-you'
  if (states.includes('offline')) return 'offline'
  return states.includes('signed-in') ? 'signed-in' : 'needs-you'
}

function stateOf(session: Session): TrayState | 'unused' {
  const { state } = session.see()
  switch (state.phase) {
    case 'signed-in':
      return 'since' in state.health ? 'offline' : 'signed-in'
    case 'opening':
      return 'offline'
    case 'ended':
    case 'locked':
      return 'needs-you'
    case 'signed-out':
    case 'signing-in':
      return 'unused'
  }
}

function lineOf(session: Session, stageMode: boolean): string {
  const { state } = session.see()
  const { tray } = words
  const service = session.profile.name
  switch (state.phase) {
    case 'opening':
      return tray.opening(service)
    case 'signed-out':
      return tray.signedOut(service)
    case 'signing-in':
      return tray.signingIn(service)
    case 'ended':
      return tray.ended(service)
    case 'locked':
      return tray.locked(service)
    case 'signed-in': {
      if (state.health.is === 'offline') return tray.offline(service)
      if (state.health.is === 'retrying') return tray.retrying(service)
      const name = state.profile && !stageMode ? stageName(state.profile) : undefined
      return tray.signedIn(service, plainName(name, longestName))
    }
  }
}
