import type {
  ConnectionView,
  ProfileView,
  SessionView,
  Snapshot,
  StorageView,
} from '../../preload/contract.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { UserProfile } from '../session/record.ts'
import type { Session, SessionSight } from '../session/session.ts'
import type { KeyPlace } from '../vault/key-places.ts'
import { stageName } from './stage-name.ts'
import { words } from './words.ts'

/** All that a snapshot is made of. */
export type SnapshotParts = Pick<Snapshot, 'app' | 'settings' | 'asked' | 'linkHandler'> & {
  readonly catalogue: Catalogue
  readonly sessions: readonly Session[]
  /** Where the vault has, or would put, the key of a connection. */
  readonly keyPlace: (connection: string) => KeyPlace
}

/**
 * Makes what the renderer draws of what main knows; no secret has a way through here, and in stage
 * mode no e-mail address and no real name.
 */
export function makeSnapshot(all: SnapshotParts): Snapshot {
  const { catalogue, sessions, keyPlace, ...parts } = all
  const { stageMode } = parts.settings
  return {
    ...parts,
    ...('problem' in catalogue && { configuration: catalogue }),
    connections: sessions.map((session) =>
      viewConnection(session, stageMode, keyPlace(session.profile.id)),
    ),
  }
}

/** The system as the page knows it: what is neither macOS nor Windows follows Linux's customs. */
export function platformOf(platform: NodeJS.Platform): Snapshot['app']['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

function viewConnection(
  { profile, see }: Session,
  stageMode: boolean,
  keyPlace: KeyPlace,
): ConnectionView {
  const sight = see()
  return {
    id: profile.id,
    service: {
      name: profile.name,
      host: new URL(profile.authorizationEndpoint).host,
      hasAccountSettings: profile.accountSettings !== undefined,
      hasBrowserSignOut: profile.browserSignOut !== undefined,
    },
    session: viewSession(sight, stageMode),
    storage: viewStorage(sight, keyPlace),
    history: sight.history,
    clockAhead: sight.serverAhead,
  }
}

function viewSession({ state, lastsUntil }: SessionSight, stageMode: boolean): SessionView {
  switch (state.phase) {
    case 'opening':
      return state
    case 'signed-out':
      return { phase: state.phase, problem: state.problem, signOut: state.report }
    case 'signing-in':
      return {
        phase: state.phase,
        stage: state.stage,
        since: state.since,
        browserFailed: state.browserFailed,
      }
    case 'signed-in':
      return {
        phase: state.phase,
        profile: state.profile && viewProfile(state.profile, stageMode),
        accessToken: state.token,
        health: state.health,
        lastsUntil,
      }
    case 'ended':
      return { ...state, profile: state.profile && viewProfile(state.profile, stageMode) }
    case 'locked':
      return state
  }
}

function viewProfile(user: UserProfile, stageMode: boolean): ProfileView {
  const { displayName, email, givenName, familyName, fetchedAt } = user
  if (stageMode) return { displayName: stageName(user) ?? words.hiddenName, fetchedAt }
  const realName = [givenName, familyName].filter(Boolean).join(' ')
  return { displayName, email, realName: realName || undefined, fetchedAt }
}

function viewStorage({ storage }: SessionSight, kind: KeyPlace): StorageView {
  return storage.in === 'vault' ? { kind } : { kind: 'memory', reason: storage.code }
}
