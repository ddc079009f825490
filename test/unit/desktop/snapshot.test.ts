import { describe, expect, test } from 'vitest'
import { makeSnapshot } from '../../../main/desktop/snapshot.ts'
import type { Catalogue } from '../../../main/services/catalogue.ts'
import { answers, day, minute, openedWorld, signedInWorld, World } from '../../support/world.ts'

const app = { version: '1.2.3', development: true }
const snapshotOf = (world: World, catalogue: Catalogue = { profiles: [world.profile] }) =>
  makeSnapshot(app, catalogue, [world.session])
const sessionIn = (world: World) => snapshotOf(world).connections[0]?.session

describe('a snapshot', () => {
  test('names the app and its connections', async () => {
    const world = await openedWorld()
    expect(snapshotOf(world)).toEqual({
      app,
      connections: [
        {
          id: 'example',
          service: {
            name: 'Example',
            host: 'id.service.example',
            hasAccountSettings: false,
            hasBrowserSignOut: true,
          },
          session: { phase: 'signed-out' },
          storage: { kind: 'keychain' },
          history: [],
        },
      ],
    })
  })

  test('says why there is nothing to connect to', () => {
    const catalogue = { problem: 'services-file', detail: 'a.json cannot be read.' } as const
    expect(makeSnapshot(app, catalogue, [])).toEqual({
      app,
      configuration: catalogue,
      connections: [],
    })
  })

  test('tells whether links come here, where that is known', () => {
    const linkHandler = { state: 'other', owner: 'Another' } as const
    expect(makeSnapshot(app, { profiles: [] }, [], linkHandler)).toMatchObject({ linkHandler })
    expect(makeSnapshot(app, { profiles: [] }, []).linkHandler).toBeUndefined()
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
