import type {
  ConnectionView,
  ProfileView,
  ServiceView,
  SessionView,
  Snapshot,
  StorageView,
} from '../../preload/contract.ts'
import type { Connection } from '../connections/connections.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { Service } from '../services/service.ts'
import type { UserProfile } from '../session/record.ts'
import type { SessionSight } from '../session/session.ts'
import type { KeyPlace } from '../vault/key-places.ts'
import { stageName } from './stage-name.ts'
import { words } from './words.ts'

/** All that a snapshot is made of. */
export type SnapshotParts = Pick<
  Snapshot,
  'app' | 'settings' | 'asked' | 'linkHandler' | 'programs'
> & {
  readonly catalogue: Catalogue
  readonly connections: readonly Connection[]
  readonly services: readonly Service[]
  /** Where the vault has, or would put, the key of a connection. */
  readonly keyPlace: (connection: string) => KeyPlace
  /** Who issued the certificate of a connection's service that was refused last. */
  readonly distrusted: (connection: string) => string | undefined
}

/**
 * Makes what the renderer draws of what main knows; no secret has a way through here, and in stage
 * mode no e-mail address and no real name.
 */
export function makeSnapshot(all: SnapshotParts): Snapshot {
  const { catalogue, connections, services, keyPlace, distrusted, ...parts } = all
  const { stageMode } = parts.settings
  return {
    ...parts,
    configuration: catalogue.problem,
    connections: connections.map((one) => ({
      ...viewConnection(one, stageMode, one.session ? keyPlace(one.id) : 'keychain'),
      distrusted: distrusted(one.id),
    })),
    services: services.map(viewService),
  }
}

/** The system as the page knows it: what is neither macOS nor Windows follows Linux's customs. */
export function platformOf(platform: NodeJS.Platform): Snapshot['app']['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux'
}

function viewService({ asks, profile }: Service): ServiceView {
  const { id, name } = profile
  return { id, name, host: hostOf(profile), asksForCredentials: asks === 'credentials' }
}

function hostOf({ tokenEndpoint }: { readonly tokenEndpoint: string }): string {
  return new URL(tokenEndpoint).host
}

function viewConnection(
  { id, name, credentials, service, session }: Connection,
  stageMode: boolean,
  keyPlace: KeyPlace,
): Omit<ConnectionView, 'distrusted'> {
  const { profile } = service
  const sight = session?.see() ?? { ...unseen, state: credentials === 'sought' ? opening : out }
  return {
    id,
    name,
    credentials,
    service: {
      signsIn: profile.flow === 'client-credentials' ? 'secret' : 'person',
      name: profile.name,
      host: hostOf(profile),
      hasAccountSettings: profile.accountSettings !== undefined,
      hasBrowserSignOut: profile.browserSignOut !== undefined,
    },
    session: viewSession(sight, stageMode),
    storage: viewStorage(sight, keyPlace),
    history: sight.history,
    clockAhead: sight.serverAhead,
  }
}

const opening = { phase: 'opening' } as const
const out = { phase: 'signed-out' } as const
/** What is to be seen of a connection that has no session yet. */
const unseen = {
  storage: { in: 'vault' },
  history: [],
  lastsUntil: undefined,
  serverAhead: 0,
} as const

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
