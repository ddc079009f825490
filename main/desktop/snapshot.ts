import type {
  ConnectionView,
  LinkHandlerView,
  ProfileView,
  SessionView,
  Snapshot,
  StorageView,
} from '../../preload/contract.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { UserProfile } from '../session/record.ts'
import type { Session, SessionSight } from '../session/session.ts'

/** Makes what the renderer draws of what main knows; no secret has a way through here. */
export function makeSnapshot(
  app: Snapshot['app'],
  catalogue: Catalogue,
  sessions: readonly Session[],
  linkHandler?: LinkHandlerView,
): Snapshot {
  return {
    app,
    linkHandler,
    ...('problem' in catalogue && { configuration: catalogue }),
    connections: sessions.map(viewConnection),
  }
}

function viewConnection({ profile, see }: Session): ConnectionView {
  const sight = see()
  return {
    id: profile.id,
    service: {
      name: profile.name,
      host: new URL(profile.authorizationEndpoint).host,
      hasAccountSettings: profile.accountSettings !== undefined,
      hasBrowserSignOut: profile.browserSignOut !== undefined,
    },
    session: viewSession(sight),
    storage: viewStorage(sight),
    history: sight.history,
  }
}

function viewSession({ state, lastsUntil }: SessionSight): SessionView {
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
        profile: state.profile && viewProfile(state.profile),
        accessToken: state.token,
        health: state.health,
        lastsUntil,
      }
    case 'ended':
      return { ...state, profile: state.profile && viewProfile(state.profile) }
    case 'locked':
      return state
  }
}

function viewProfile({ displayName, email, givenName, familyName, fetchedAt }: UserProfile) {
  const realName = [givenName, familyName].filter(Boolean).join(' ')
  const view: ProfileView = { displayName, email, realName: realName || undefined, fetchedAt }
  return view
}

function viewStorage({ storage }: SessionSight): StorageView {
  return storage.in === 'vault' ? { kind: 'keychain' } : { kind: 'memory', reason: storage.code }
}
