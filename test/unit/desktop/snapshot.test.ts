import { describe, expect, test } from 'vitest'
import { makeSnapshot, platformOf, type SnapshotParts } from '../../../main/desktop/snapshot.ts'
import { connectionsWith } from '../../support/connections.ts'
import { noPrograms } from '../../support/programs.ts'
import { plainSettings } from './plain-settings.ts'
import { answers, day, minute, openedWorld, signedInWorld, World } from '../../support/world.ts'

const app = { version: '1.2.3', development: true, platform: 'linux' } as const
const asked = { view: 'session', count: 0 } as const
const none: SnapshotParts = {
  app,
  catalogue: { services: [] },
  connections: [],
  services: [],
  settings: plainSettings,
  asked,
  programs: noPrograms,
  distrusted: () => undefined,
  keyPlace: () => 'keychain',
}
const snapshotOf = (world: World, parts: Partial<SnapshotParts> = {}) =>
  makeSnapshot({ ...none, connections: connectionsWith(world).all(), ...parts })
const sessionIn = (world: World) => snapshotOf(world).connections[0]?.session

describe('a snapshot', () => {
  test('names the app and its connections', async () => {
    const world = await openedWorld()
    expect(snapshotOf(world)).toEqual({
      app,
      settings: plainSettings,
      asked,
      connections: [
        {
          id: 'example',
          name: 'Example',
          credentials: 'there',
          service: {
            signsIn: 'person',
            name: 'Example',
            host: 'id.service.example',
            hasAccountSettings: false,
            hasBrowserSignOut: true,
          },
          session: { phase: 'signed-out' },
          storage: { kind: 'keychain' },
          history: [],
          clockAhead: 0,
        },
      ],
      services: [],
      programs: noPrograms,
    })
  })

  test('says why there is nothing to connect to', () => {
    const problem = { problem: 'services-file', detail: 'a.json cannot be read.' } as const
    expect(makeSnapshot({ ...none, catalogue: { services: [], problem } })).toEqual({
      app,
      settings: plainSettings,
      asked,
      configuration: problem,
      connections: [],
      services: [],
      programs: noPrograms,
    })
  })

  test('tells whether links come here, where that is known', () => {
    const linkHandler = { state: 'other', owner: 'Another' } as const
    expect(makeSnapshot({ ...none, linkHandler })).toMatchObject({ linkHandler })
    expect(makeSnapshot(none).linkHandler).toBeUndefined()
  })

  test('shows what a service offers', async () => {
    const world = await openedWorld({
      browserSignOut: undefined,
      accountSettings: 'https://id.service.example/me',
    })
    expect(snapshotOf(world).connections[0]?.service).toMatchObject({
      hasAccountSettings: true,
      hasBrowserSignOut: false,
    })
  })
})

describe('in stage mode', () => {
  const settings = { ...plainSettings, stageMode: true }
  const profileOf = (world: World) => {
    const session = snapshotOf(world, { settings }).connections[0]?.session
    return session && 'profile' in session ? session.profile : undefined
  }

  test('no e-mail address and no real name are in a snapshot', async () => {
    const world = await openedWorld()
    world.service.user = { sub: '1', username: 'halcyon', email: 'a@b.example', firstName: 'Anna' }
    await world.signIn()
    expect(profileOf(world)).toEqual({ displayName: 'halcyon', fetchedAt: world.time.truth() })
    expect(JSON.stringify(snapshotOf(world, { settings }))).not.toMatch(/a@b|Anna/)
    expect(JSON.stringify(snapshotOf(world))).toMatch(/a@b.*Anna/)
    world.service.endSessions()
    await world.session.renewNow()
    expect(profileOf(world)).toEqual({ displayName: 'halcyon', fetchedAt: expect.any(Number) })
  })

  test('they stand in for no name either, as they do where a service tells none', async () => {
    const world = await openedWorld()
    world.service.user = { sub: '1', email: 'a@b.example', firstName: 'Anna' }
    await world.signIn()
    expect(profileOf(world)).toMatchObject({ displayName: 'Name hidden' })
    expect(sessionIn(world)).toMatchObject({ profile: { displayName: 'Anna' } })
  })
})

test.each([
  ['darwin', 'darwin'],
  ['win32', 'win32'],
  ['linux', 'linux'],
  ['freebsd', 'linux'],
] as const)('the platform %s is %s to the page', (platform, known) => {
  expect(platformOf(platform)).toBe(known)
})

test('the service\u2019s clock is told where it is not this computer\u2019s', async () => {
  const world = await openedWorld()
  world.time.jump(-day)
  await world.signIn()
  expect(Math.abs((snapshotOf(world).connections[0]?.clockAhead ?? 0) - day)).toBeLessThan(minute)
})

describe('every phase has its view', () => {
  test('opening', () => expect(sessionIn(new World())).toEqual({ phase: 'opening' }))

  test('signing in: the stage, without the address', async () => {
    const world = await openedWorld()
    await world.session.signIn()
    expect(sessionIn(world)).toEqual({
      phase: 'signing-in',
      stage: 'waiting',
      since: world.time.truth(),
      browserFailed: false,
    })
  })

  test('signed out after a problem', async () => {
    const world = await openedWorld()
    await world.session.signIn()
    await world.time.advance(10 * minute)
    expect(sessionIn(world)).toEqual({ phase: 'signed-out', problem: 'took_too_long' })
  })

  test('signed out with its report', async () => {
    const world = await signedInWorld()
    const signOut = await world.session.signOut({ browserToo: true })
    expect(sessionIn(world)).toEqual({ phase: 'signed-out', signOut })
  })

  test('signed in', async () => {
    const world = await signedInWorld()
    const now = world.time.truth()
    expect(sessionIn(world)).toEqual({
      phase: 'signed-in',
      profile: { displayName: 'DJ Example', email: 'dj@example.net', fetchedAt: now },
      accessToken: { obtainedAt: now, expiresAt: now + 10 * minute },
      health: { is: 'fresh', nextAt: expect.any(Number) },
      lastsUntil: now + 31 * day,
    })
  })

  test('signed in, in trouble, in memory, with a history', async () => {
    const world = await signedInWorld()
    world.store.failSave = 'keychain_refused'
    world.service.next('token', answers.status(503))
    await world.session.renewNow()
    expect(snapshotOf(world).connections[0]).toMatchObject({
      session: { health: { is: 'retrying', code: 'server_error' } },
      storage: { kind: 'memory', reason: 'keychain_refused' },
      history: [{ at: world.time.truth(), took: 0, outcome: 'refused' }],
    })
  })

  test('signed in, with the key in a file, unless the newest is in memory alone', async () => {
    const world = await signedInWorld()
    const asked: string[] = []
    const parts: Partial<SnapshotParts> = {
      keyPlace(connection) {
        asked.push(connection)
        return 'file'
      },
    }
    expect(snapshotOf(world, parts).connections[0]?.storage).toEqual({ kind: 'file' })
    expect(asked).toEqual(['example'])
    world.store.failSave = 'write_failed'
    await world.session.renewNow()
    const memory = { kind: 'memory', reason: 'write_failed' }
    expect(snapshotOf(world, parts).connections[0]?.storage).toEqual(memory)
    expect(structuredClone(snapshotOf(world, parts))).toBeDefined()
  })

  test('ended', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    await world.session.renewNow()
    expect(sessionIn(world)).toMatchObject({
      phase: 'ended',
      reason: 'refused-by-service',
      profile: { displayName: 'DJ Example' },
    })
  })

  test('locked', async () => {
    const world = new World()
    world.store.unreadable = 'key-missing'
    await world.session.open()
    expect(sessionIn(world)).toEqual({ phase: 'locked', reason: 'key-missing' })
  })

  test.each([
    [{ firstName: 'A' }, 'A'],
    [{ firstName: ' ' }, undefined],
    [{}, undefined],
  ])('the real name of %j is %j', async (names, realName) => {
    const world = await openedWorld()
    world.service.user = { sub: '1', username: 'u', ...names }
    await world.signIn()
    expect(sessionIn(world)).toMatchObject({ profile: { realName } })
  })
})

test('no snapshot on the way holds a secret, nor the address that the browser was sent to', async () => {
  const world = await openedWorld()
  const snapshots: unknown[] = []
  world.session.subscribe(() => snapshots.push(snapshotOf(world)))
  await world.signIn()
  await world.session.renewNow()
  await world.session.signOut({ browserToo: true })
  expect(snapshots.length).toBeGreaterThan(8)
  expect(world.leaksIn(...snapshots)).toEqual([])
  const parameters = new URL(world.opened[0] ?? '').searchParams
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(JSON.stringify(snapshots)).not.toContain(parameters.get(name))
})
