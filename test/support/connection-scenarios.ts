import type { ConnectionView, SessionView, Snapshot } from '../../preload/contract.ts'
import {
  at,
  connection,
  home,
  now,
  offline,
  service,
  services,
  signedIn,
  snapshot,
} from './snapshots.ts'

/** A service that an id and a secret are all that it takes. */
export const secretService: ConnectionView['service'] = {
  signsIn: 'secret',
  name: 'Fuuffy',
  host: 'api.fuuffy.com',
  hasAccountSettings: false,
  hasBrowserSignOut: false,
}

/** A service that a person signs in to, with an id and a secret of their own. */
const ownCredentials = { ...service, name: 'BeProduct', host: 'id.winks.io' }

const label = { id: 'fuuffy', name: 'Night Shift Records', service: secretService } as const

/** A connection that nobody signs in to, in the given session. */
export const secret = (session: SessionView, more: Partial<ConnectionView> = {}): Snapshot =>
  snapshot(session, { ...label, ...more })

const access = { ...signedIn, profile: undefined, lastsUntil: undefined }

const wanted = { credentials: 'wanted' } as const
const signedOut = { phase: 'signed-out' } as const

/** Every state that connections can be in beside one another. */
const many: readonly ConnectionView[] = [
  connection(signedIn, { name: 'DJ Halcyon' }),
  connection(signedIn, { id: 'beatport-2', name: 'The other account' }),
  connection(access, label),
  connection(signedOut, { id: 'fuuffy-2', service: secretService, ...wanted }),
  connection(signedOut, { id: 'beproduct', service: ownCredentials, credentials: 'sought' }),
]

const withNames = (...names: readonly string[]): Snapshot => ({
  ...home({}),
  connections: names.map((name, at) => connection(signedOut, { id: `one-${at}`, name })),
  services: names.map((name, at) => ({
    id: `service-${at}`,
    name,
    host: `${name.replaceAll(/\W/gu, '')}.example.com`,
    asksForCredentials: at % 2 === 0,
  })),
})

/** What connections other than the one and only look like. */
export const connectionScenarios = {
  'connections-many': at('connections', { ...home({}), connections: many }),
  'connections-none': at('connections', { ...home({}), connections: [] }),
  'connections-no-service': at('connections', { ...home({}), connections: [], services: [] }),
  'connections-long': at('connections', withNames('W'.repeat(40), 'Superlongword'.repeat(3))),
  'connections-rtl': at('connections', withNames('דיג׳יי הלציון', 'شركة التسجيلات')),
  'credentials-wanted': secret(signedOut, { ...wanted, name: 'Fuuffy' }),
  'credentials-wanted-person': snapshot(signedOut, { service: ownCredentials, ...wanted }),
  'credentials-sought': secret(signedOut, { credentials: 'sought' }),
  'credentials-refused': secret({ ...signedOut, problem: 'credentials_refused' }),
  'secret-welcome': secret(signedOut),
  'secret-problem': secret({ ...signedOut, problem: 'server_error' }),
  'secret-signed-out': secret({
    phase: 'signed-out',
    signOut: { local: 'wiped', revocation: 'done', browser: 'not-asked' },
  }),
  'secret-connecting': secret({ phase: 'signing-in', stage: 'checking', since: now - 2000 }),
  'secret-home': secret(access, { history: home({}).connections[0]?.history ?? [] }),
  'secret-offline': secret({ ...access, health: offline, accessToken: undefined }),
  'secret-ended': secret({ phase: 'ended', reason: 'refused-by-service' }),
  'gig-check-many': at('gig-check', {
    ...home({}),
    connections: many,
    services,
    linkHandler: { state: 'ours' },
  }),
} satisfies Record<string, Snapshot>
