import { describe, expect, test, vi } from 'vitest'
import type { KeptList } from '../../../main/connections/list.ts'
import { beproduct } from '../../../main/services/beproduct.ts'
import type { Credentials, Service } from '../../../main/services/service.ts'
import { Secret } from '../../../main/session/secret.ts'
import { StorageError } from '../../../main/session/errors.ts'
import { createSession } from '../../../main/session/session.ts'
import { createConnections } from '../../../main/connections/connections.ts'
import { someVault } from '../../support/connections.ts'
import { exampleProfile, settle, World } from '../../support/world.ts'

const example: Service = { asks: 'nothing', profile: exampleProfile }
const secretProfile = {
  flow: 'client-credentials',
  id: 'catalogue',
  name: 'Catalogue',
  issuer: exampleProfile.issuer,
  scopes: [],
  tokenEndpoint: exampleProfile.tokenEndpoint,
  idToken: { use: 'none' },
  claims: { displayName: 'sub' },
} as const
const catalogue: Service = { asks: 'credentials', profile: secretProfile }
const credentials: Credentials = {
  clientId: 'mine',
  clientSecret: new Secret('client secret', 'the-secret-canary'),
}

type Setting = { content?: unknown; items?: Map<string, Credentials>; worlds?: Map<string, World> }

function setUp({ content = {}, items = new Map(), worlds = new Map() }: Setting = {}) {
  const saved: KeptList[] = []
  const asked: string[] = []
  let refusing = false
  const connections = createConnections({
    servicesOf: () => [example, catalogue, beproduct],
    file: { content, change: async (list) => void saved.push(list) },
    credentials: {
      read: async (id) => items.get(id),
      write: async (id, entered) => void items.set(id, entered),
      remove: async (id) => !refusing && (items.delete(id), true),
    },
    connect(profile) {
      const world =
        worlds.get(profile.id) ??
        new World({}, 1, profile.flow === 'client-credentials' ? profile : undefined)
      worlds.set(profile.id, world)
      return { session: createSession(profile, world.ports), vault: someVault }
    },
    async discover(issuer) {
      asked.push(issuer)
      return {
        authorizationEndpoint: `${issuer}/moved/authorize`,
        tokenEndpoint: `${issuer}/moved/token`,
        userinfoEndpoint: undefined,
        revocationEndpoint: undefined,
        introspectionEndpoint: undefined,
        endSessionEndpoint: undefined,
        jwksUri: undefined,
        algorithms: ['RS256', 'none'],
      }
    },
    log: new World().ports.log,
  })
  const seen = () =>
    connections
      .all()
      .map(({ id, credentials, session }) => [id, credentials, session?.see().state.phase])
  const again = () =>
    setUp({ content: JSON.parse(JSON.stringify(saved.at(-1) ?? {})), items, worlds })
  return { connections, saved, items, worlds, asked, seen, again, refuse: () => (refusing = true) }
}

describe('a connection', () => {
  test('to a service that asks for nothing is there from the start', async () => {
    const { connections, seen } = setUp()
    await connections.open()
    expect(seen()).toEqual([['example', 'there', 'signed-out']])
  })

  test('by id and secret connects when they are entered, and again at the next start', async () => {
    const { connections, items, seen, again } = setUp()
    await connections.open()
    expect(await connections.add(catalogue, credentials)).toBe('catalogue')
    expect(seen()).toContainEqual(['catalogue', 'there', 'signed-in'])
    expect([...items.keys()]).toEqual(['catalogue'])
    await Promise.all(connections.sessions.map((session) => session.close()))

    const next = again()
    const opening = next.connections.open()
    expect(next.seen()).toContainEqual(['catalogue', 'sought', undefined])
    await opening
    expect(next.seen()).toContainEqual(['catalogue', 'there', 'signed-in'])
  })

  test('whose id and secret the keychain does not give wants them anew', async () => {
    const { connections, items, again } = setUp()
    await connections.add(catalogue, credentials)
    items.clear()
    const next = again()
    await next.connections.open()
    expect(next.seen()).toContainEqual(['catalogue', 'wanted', undefined])
    await next.connections.enter('catalogue', credentials)
    expect(next.seen()).toContainEqual(['catalogue', 'there', 'signed-in'])
  })

  test('can be entered anew after a wrong secret, and not while it works', async () => {
    const { clientId, clientSecret } = credentials
    const profile = { ...secretProfile, clientId, clientSecret }
    const worlds = new Map([['catalogue', new World({}, 1, profile)]])
    const { connections, seen } = setUp({ worlds })
    const wrong = { clientId, clientSecret: new Secret('client secret', 'wrong') }
    await connections.add(catalogue, wrong)
    expect(connections.all().at(-1)?.session?.see().state).toEqual({
      phase: 'signed-out',
      problem: 'credentials_refused',
    })
    await connections.enter('catalogue', credentials)
    expect(seen()).toContainEqual(['catalogue', 'there', 'signed-in'])
    await expect(connections.enter('catalogue', wrong)).rejects.toThrow(TypeError)
  })

  test('is named, made the main one, and removed with its secret; the others stay', async () => {
    const { connections, items, saved, seen } = setUp()
    await connections.open()
    await connections.add(catalogue, credentials)
    await connections.add(catalogue, credentials)
    await connections.rename('catalogue-2', 'The other one')
    await connections.makeMain('catalogue-2')
    expect(connections.all().map(({ name }) => name)).toEqual([
      'The other one',
      'Example',
      'Catalogue',
    ])
    await connections.remove('catalogue-2')
    expect(seen().map(([id]) => id)).toEqual(['example', 'catalogue'])
    expect([...items.keys()]).toEqual(['catalogue'])
    expect(seen()).toContainEqual(['catalogue', 'there', 'signed-in'])
    expect(JSON.stringify(saved)).not.toContain('canary')
  })

  test('stays in the list if its secret cannot be removed', async () => {
    const { connections, seen, refuse } = setUp()
    await connections.add(catalogue, credentials)
    refuse()
    await expect(connections.remove('catalogue')).rejects.toBeInstanceOf(StorageError)
    expect(seen().map(([id]) => id)).toContain('catalogue')
  })

  test('that is not there can be neither entered, named, made the main one nor removed', async () => {
    const { connections } = setUp()
    await expect(connections.enter('nobody', credentials)).rejects.toThrow(TypeError)
    await expect(connections.rename('nobody', 'x')).rejects.toThrow(TypeError)
    await expect(connections.makeMain('nobody')).rejects.toThrow(TypeError)
    await expect(connections.remove('nobody')).rejects.toThrow(TypeError)
  })
})

describe('an issuer that describes itself', () => {
  test('is asked when it is added, and its word counts from then on', async () => {
    const { connections, asked, again } = setUp()
    await connections.add(beproduct, credentials)
    expect(asked).toEqual([beproduct.profile.issuer])
    const next = again()
    await next.connections.open()
    expect(next.asked).toEqual([])
    const profile = next.connections.sessions.find(({ profile }) => profile.id === 'beproduct')
    expect(profile?.profile.tokenEndpoint).toBe(`${beproduct.profile.issuer}/moved/token`)
  })
})

describe('listeners', () => {
  test('hear of every session, and of every change of the list', async () => {
    const { connections } = setUp()
    const sessions = vi.fn()
    const changes = vi.fn()
    connections.eachSession(({ profile }) => sessions(profile.id))
    connections.subscribe(changes)
    await connections.add(catalogue, credentials)
    expect(sessions.mock.calls).toEqual([['example'], ['catalogue']])
    const before = changes.mock.calls.length
    await connections.rename('catalogue', 'Mine')
    expect(changes.mock.calls.length).toBeGreaterThan(before)
  })
})

test('two connections that renew in the same second do not disturb each other', async () => {
  const { connections, worlds, seen } = setUp()
  await connections.add(catalogue, credentials)
  await connections.add(catalogue, credentials)
  const [one, two] = [worlds.get('catalogue'), worlds.get('catalogue-2')]
  if (!one || !two) throw new Error('no worlds')
  await Promise.all([one.time.advance(500_000), two.time.advance(500_000)])
  await settle()
  expect([one.service.count('token'), two.service.count('token')]).toEqual([2, 2])
  await connections.remove('catalogue')
  await two.time.advance(600_000)
  expect(one.service.count('token')).toBe(2)
  expect(two.service.count('token')).toBe(3)
  expect(seen()).toContainEqual(['catalogue-2', 'there', 'signed-in'])
})
