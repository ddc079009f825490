import type { ConnectionView, LinkHandlerView, Snapshot } from '../../preload/contract.ts'
import {
  app,
  at,
  command,
  connection,
  day,
  home,
  inMemory,
  minute,
  now,
  offline,
  profile,
  service,
  settings,
  signedIn,
  snapshot,
  staged,
} from './snapshots.ts'

const ours = { state: 'ours' } as const
const taken = { state: 'other', owner: 'OldApp', command } as const
const megabyte = `\u202e<img src=x onerror=alert(1)>${'W'.repeat(1_000_000)}`

const check = (snapshot: Snapshot, linkHandler: LinkHandlerView = ours) =>
  at('gig-check', { ...snapshot, linkHandler })

/** Services beside the first, each in a state of its own. */
const others: readonly ConnectionView[] = [
  connection(
    { ...signedIn, health: offline, accessToken: undefined },
    { id: 'beproduct', service: { ...service, name: 'BeProduct', host: 'id.winks.io' } },
  ),
  connection(
    { phase: 'signed-out' },
    { id: 'fuuffy', service: { ...service, name: 'Fuuffy', host: 'api.fuuffy.com' } },
  ),
]

const withOthers = (snapshot: Snapshot): Snapshot => ({
  ...snapshot,
  connections: [...snapshot.connections, ...others],
})

const retrying = {
  is: 'retrying',
  since: now - 6 * minute,
  nextAt: now + 95_000,
  code: 'unexpected_answer',
} as const

/** The worst that a gig check can find. */
const worst = home(
  { health: retrying, accessToken: undefined, lastsUntil: now + 1.6 * day },
  { storage: inMemory, clockAhead: 4.2 * minute },
)

/** Every field that comes from outside, a megabyte long. */
const hostile: Snapshot = {
  ...home(
    { profile: { displayName: megabyte, email: megabyte, fetchedAt: now } },
    { service: { ...service, name: megabyte, host: megabyte } },
  ),
  settings: { ...settings, browser: { id: 'hostile', name: megabyte } },
}

/** Every state of the views that the user goes to. */
export const viewScenarios = {
  'gig-check': check(home({})),
  'gig-check-trouble': check(home({}, { clockAhead: -4.2 * minute }), taken),
  'gig-check-offline': check(home({ health: offline, accessToken: undefined })),
  'gig-check-renewing': check(home({ health: { is: 'renewing' }, accessToken: undefined })),
  'gig-check-signed-out': check(snapshot({ phase: 'signed-out' })),
  'gig-check-signing-in': check(
    snapshot({ phase: 'signing-in', stage: 'waiting', since: now - 7000 }),
  ),
  'gig-check-ended': check(snapshot({ phase: 'ended', reason: 'lapsed', profile })),
  'gig-check-locked': check(snapshot({ phase: 'locked', reason: 'keychain-unavailable' })),
  'gig-check-memory': check(home({}, { storage: inMemory })),
  'gig-check-worst': check(worst, taken),
  'gig-check-rtl': check(home({ profile: { ...profile, displayName: 'דיג׳יי הלציון' } })),
  'gig-check-stage': check(
    staged(home({ profile: { displayName: 'DJ Halcyon', fetchedAt: now } })),
  ),
  'gig-check-several': check(withOthers(home({}))),
  'gig-check-hostile': check(hostile, { state: 'other', owner: megabyte }),
  settings: at('settings', home({})),
  'settings-chosen': at('settings', {
    ...home({}),
    app: { ...app, platform: 'darwin' },
    settings: {
      ...settings,
      theme: 'dark',
      stageMode: true,
      openAtLogin: true,
      browser: { id: 'firefox.desktop', name: 'Firefox' },
    },
  }),
  'settings-impossible': at('settings', {
    ...home({}, { storage: inMemory }),
    settings: {
      ...settings,
      can: { keepInTray: false, openAtLogin: false, hideFromCaptures: false },
      setAside: true,
    },
  }),
  'settings-several': at('settings', withOthers(home({}))),
  'settings-hostile': at('settings', { ...withOthers(hostile), settings: hostile.settings }),
  connections: at('connections', home({})),
  'connections-several': at('connections', withOthers(home({}))),
  'connections-hostile': at('connections', withOthers(hostile)),
  about: at('about', home({})),
  'about-development': at('about', {
    ...home({}),
    app: { ...app, development: true, platform: 'darwin' },
  }),
} satisfies Record<string, Snapshot>
