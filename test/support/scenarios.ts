import type { LinkHandlerView, SessionView, Snapshot } from '../../preload/contract.ts'
import { connectionScenarios } from './connection-scenarios.ts'
import {
  app,
  asked,
  command,
  day,
  home,
  inMemory,
  minute,
  now,
  offline,
  profile,
  programs,
  service,
  settings,
  signedIn,
  snapshot,
  staged,
} from './snapshots.ts'
import { programScenarios } from './program-scenarios.ts'
import { viewScenarios } from './view-scenarios.ts'

export { now, profile, signedIn, snapshot }

type SigningIn = Extract<SessionView, { phase: 'signing-in' }>

/** A sign-in that has been waiting for 84 s, so that the other ways are shown. */
export function waiting(linkHandler: LinkHandlerView, more: Partial<SigningIn> = {}): Snapshot {
  const session = { phase: 'signing-in', stage: 'waiting', since: now - 84_000, ...more } as const
  return { ...snapshot(session), linkHandler }
}

/** Every state that a view can be in and looks of its own. */
export const scenarios = {
  opening: snapshot({ phase: 'opening' }),
  welcome: snapshot({ phase: 'signed-out' }),
  'welcome-development': {
    ...snapshot({ phase: 'signed-out' }),
    app: { ...app, development: true },
  },
  'welcome-problem': snapshot(
    { phase: 'signed-out', problem: 'id_token_invalid' },
    { storage: inMemory },
  ),
  'signed-out': snapshot({
    phase: 'signed-out',
    signOut: { local: 'wiped', revocation: 'not-offered', browser: 'opened' },
  }),
  'signed-out-partly': snapshot({
    phase: 'signed-out',
    signOut: { local: 'kept', revocation: 'failed', browser: 'not-asked' },
  }),
  'waiting-browser': snapshot({ phase: 'signing-in', stage: 'opening-browser', since: now - 400 }),
  waiting: snapshot({ phase: 'signing-in', stage: 'waiting', since: now - 7000 }),
  'waiting-help': waiting({ state: 'ours' }),
  'waiting-no-browser': waiting({ state: 'unknown' }, { since: now - 1000, browserFailed: true }),
  'waiting-links-other': waiting({ state: 'other', owner: 'OldApp', command }),
  'waiting-links-stale': waiting({ state: 'stale', command }),
  'waiting-links-none': waiting({ state: 'none' }),
  'waiting-links-hostile': waiting({
    state: 'other',
    owner: `\u202e${'W'.repeat(80)}<b>`,
    command,
  }),
  'waiting-checking': snapshot({ phase: 'signing-in', stage: 'checking', since: now - 31_000 }),
  home: home({}),
  'home-new': home(
    {
      accessToken: { obtainedAt: now - 4000, expiresAt: now + 596_000 },
      health: { is: 'fresh', nextAt: now + 470_000 },
    },
    { history: [{ at: now - 4000, took: 420, outcome: 'renewed' }] },
  ),
  'home-nameless': home(
    { profile: undefined, lastsUntil: undefined, accessToken: undefined },
    {
      history: [],
      service: { ...service, hasAccountSettings: false, hasBrowserSignOut: false },
    },
  ),
  'home-renewing': home({ health: { is: 'renewing' } }),
  'home-offline': home({ health: offline, accessToken: undefined }),
  'home-retrying': home({
    health: {
      is: 'retrying',
      since: now - 6 * minute,
      nextAt: now + 95_000,
      code: 'unexpected_answer',
    },
    accessToken: { obtainedAt: now - 9 * minute, expiresAt: now + 50_000 },
    lastsUntil: now + 25 * day,
  }),
  'home-renew-week': home({
    health: offline,
    accessToken: undefined,
    lastsUntil: now + 5.2 * day,
  }),
  'home-renew-days': home({
    health: offline,
    accessToken: undefined,
    lastsUntil: now + 1.6 * day,
  }),
  'home-lapsed': home({
    health: offline,
    accessToken: undefined,
    lastsUntil: now - 2 * day,
  }),
  'home-memory': home({}, { storage: inMemory }),
  'home-file': home({}, { storage: { kind: 'file' } }),
  'welcome-memory': snapshot({ phase: 'signed-out' }, { storage: inMemory }),
  'welcome-file': snapshot({ phase: 'signed-out' }, { storage: { kind: 'file' } }),
  'home-stage': staged(home({ profile: { displayName: 'DJ Halcyon', fetchedAt: now } })),
  'home-long-name': home({
    profile: { ...profile, displayName: 'The Benevolent Sound System of Greater Manchester' },
  }),
  'home-rtl': home({ profile: { ...profile, displayName: 'דיג׳יי הלציון' } }),
  'home-worst': home(
    {
      health: {
        is: 'retrying',
        since: now - 6 * minute,
        nextAt: now + 95_000,
        code: 'unexpected_answer',
      },
      lastsUntil: now + 1.6 * day,
    },
    { storage: inMemory },
  ),
  'home-worst-lapsed': home(
    { health: offline, accessToken: undefined, lastsUntil: now - 2 * day },
    { storage: inMemory },
  ),
  'home-hostile': home({
    profile: {
      displayName: `\u202e\u2066${'W'.repeat(80)}\u0000<img src=x onerror=alert(1)>`,
      email: `${'m\u0301\u0301\u0301\u0301\u0301\u0301'.repeat(40)}@example.com`,
      fetchedAt: now,
    },
  }),
  'ended-refused': snapshot({ phase: 'ended', reason: 'refused-by-service', profile }),
  'ended-lapsed': snapshot({ phase: 'ended', reason: 'lapsed', profile }),
  'ended-lost': snapshot({ phase: 'ended', reason: 'answer-lost' }),
  'locked-keychain': snapshot({ phase: 'locked', reason: 'keychain-unavailable' }),
  'locked-key-missing': snapshot({ phase: 'locked', reason: 'key-missing' }),
  'locked-damaged': snapshot({ phase: 'locked', reason: 'damaged' }),
  'locked-newer': snapshot({ phase: 'locked', reason: 'newer' }),
  'no-client-id': {
    app: { ...app, development: true },
    settings,
    asked,
    configuration: {
      problem: 'no-client-id',
      detail: 'Set DECKPASS_BEATPORT_CLIENT_ID, or write clientId for "beatport" in services.json.',
    },
    connections: [],
    services: [],
    programs,
  },
  'services-file': {
    app,
    settings,
    asked,
    configuration: {
      problem: 'services-file',
      detail: '/home/dj/.config/Deckpass/services.json: at [0].redirectUri: not an address.',
    },
    connections: [],
    services: [],
    programs,
  },
  ...viewScenarios,
  ...connectionScenarios,
  ...programScenarios,
} satisfies Record<string, Snapshot>
