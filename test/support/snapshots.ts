import type {
  ConnectionView,
  ProgramsView,
  ServiceView,
  SessionView,
  SettingsView,
  Snapshot,
  ViewName,
} from '../../preload/contract.ts'
import { dayOfRenewals } from './history.ts'

export const minute = 60_000
export const day = 24 * 60 * minute

/** The time at which every scenario plays: a Saturday, 17:48. */
export const now = new Date(2025, 10, 22, 17, 48, 12).getTime()

/** The service of every scenario that names no other. */
export const service: ConnectionView['service'] = {
  signsIn: 'person',
  name: 'Beatport',
  host: 'account.beatport.com',
  hasAccountSettings: true,
  hasBrowserSignOut: true,
}

/** What there is to connect to. */
export const services: readonly ServiceView[] = [
  { id: 'beatport', name: 'Beatport', host: 'account.beatport.com', asksForCredentials: false },
  { id: 'beproduct', name: 'BeProduct', host: 'id.winks.io', asksForCredentials: true },
  { id: 'fuuffy', name: 'Fuuffy', host: 'api.fuuffy.com', asksForCredentials: true },
]

export const profile = {
  displayName: 'DJ Halcyon',
  email: 'john@example.com',
  fetchedAt: now - 184 * minute,
}

/** Settings as they are on a new computer that can do all there is. */
export const settings: SettingsView = {
  theme: 'system',
  stageMode: false,
  keepInTray: true,
  notifications: true,
  openAtLogin: false,
  can: { keepInTray: true, openAtLogin: true, hideFromCaptures: true },
  setAside: false,
}

export const app = { version: '0.1.0', development: false, platform: 'linux' } as const
/** Nobody else gets anything, as on a new computer. */
export const programs: ProgramsView = { service: { is: 'off' }, allowed: [], audited: 0 }

export const asked = { view: 'session', count: 0 } as const

/** A connection in the given session. */
export function connection(
  session: SessionView,
  more: Partial<ConnectionView> = {},
): ConnectionView {
  return {
    id: 'beatport',
    name: (more.service ?? service).name,
    credentials: 'there',
    service,
    session,
    storage: { kind: 'keychain' },
    history: [],
    clockAhead: 0,
    ...more,
  }
}

/** A snapshot with one connection, in the given session. */
export function snapshot(session: SessionView, more: Partial<ConnectionView> = {}): Snapshot {
  return { app, settings, asked, connections: [connection(session, more)], services, programs }
}

/** The same, where the user goes to one of the other views. */
export const at = (view: ViewName, snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  asked: { view, count: 1 },
})

export type SignedIn = Extract<SessionView, { phase: 'signed-in' }>

/** A session that is doing well: renewed 3 min ago, 6 min 48 s to live. */
export const signedIn: SignedIn = {
  phase: 'signed-in',
  profile,
  accessToken: { obtainedAt: now - 3.2 * minute, expiresAt: now + 6.8 * minute },
  health: { is: 'fresh', nextAt: now + 4.8 * minute },
  lastsUntil: now + 31 * day,
}

const history = dayOfRenewals(now)

/** A snapshot of a session like the one that is doing well, after a day of renewals. */
export const home = (session: Partial<SignedIn>, more: Partial<ConnectionView> = {}): Snapshot =>
  snapshot({ ...signedIn, ...session }, { history, ...more })

export const offline = {
  is: 'offline',
  since: now - 103 * minute,
  nextAt: now + 40_000,
} as const

export const inMemory = { kind: 'memory', reason: 'keychain_unavailable' } as const

export const command = 'xdg-mime default app.deckpass.desktop x-scheme-handler/app.deckpass'

/** The same on a stage: main leaves what is private out of the snapshot. */
export const staged = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, stageMode: true },
})
