import { describe, expect, test } from 'vitest'
import { createCore } from '../../../main/session/core.ts'
import { longestWait } from '../../../main/session/http.ts'
import { createRenewal } from '../../../main/session/renewal.ts'
import { signOut } from '../../../main/session/sign-out.ts'
import {
  answers,
  held,
  hour,
  minute,
  openedWorld,
  second,
  settle,
  signedInWorld,
  type World,
} from '../../support/world.ts'

const leave = (world: World, browserToo = false) => world.session.signOut({ browserToo })
const revoked = (world: World) =>
  world.service.requests
    .filter(({ route }) => route === 'revoke')
    .map(({ form }) => form.get('token') ?? undefined)
const newestToken = (world: World) =>
  world.service.secrets.findLast((secret) => secret.startsWith('refresh'))

describe('a sign-out', () => {
  test('wipes, revokes and says so', async () => {
    const world = await signedInWorld()
    const refreshToken = world.store.refreshToken()
    const report = await leave(world)
    expect(report).toEqual({ local: 'wiped', revocation: 'done', browser: 'not-asked' })
    expect(world.state).toEqual({ phase: 'signed-out', report })
    expect(world.store.disk).toBeUndefined()
    expect(revoked(world)).toEqual([refreshToken])
    expect(world.service.honours(refreshToken)).toBe(false)
    expect(world.time.armed()).toEqual([])
    expect(world.logged.at(-1)).toBe(`signed-out ${JSON.stringify(report)}`)
    await world.time.advance(hour)
    expect(world.service.count('token')).toBe(1)
  })

  test('has forgotten everything before the first word to the network', async () => {
    const world = await signedInWorld()
    const seen: unknown[] = []
    world.service.onRequest = () =>
      seen.push([world.state.phase, world.store.disk, world.session.see().lastsUntil])
    const leaving = leave(world)
    expect(world.state).toEqual({ phase: 'signed-out' })
    await expect(world.session.accessToken()).rejects.toMatchObject({ code: 'signed_out' })
    await leaving
    expect(seen).toEqual([['signed-out', undefined, undefined]])
  })

  test('leaves no access token in memory', async () => {
    const world = await signedInWorld()
    const core = createCore(world.profile, world.ports)
    const renewal = createRenewal(core, { awake: () => Promise.resolve(), settled: () => {} })
    const token = await world.session.accessToken()
    core.setToken(token)
    expect(core.token()?.accessToken).toBe(token.accessToken)
    void signOut(core, renewal, { browserToo: false })
    expect(core.token()).toBeUndefined()
  })

  test('opens the browser\u2019s own sign-out if asked, with no token in the address', async () => {
    const world = await signedInWorld()
    expect(await leave(world, true)).toMatchObject({ browser: 'opened' })
    expect(world.opened.at(-1)).toBe(
      'https://id.service.example/logout/?callbackUrl=https%3A%2F%2Fid.service.example%2F',
    )
    expect(world.leaksIn(world.opened.at(-1))).toEqual([])
  })

  test('is over for good: the next start knows nothing', async () => {
    const world = await signedInWorld()
    await leave(world)
    await world.restart()
    expect(world.state).toEqual({ phase: 'signed-out' })
  })

  test('of an ended session forgets that too', async () => {
    const world = await signedInWorld()
    world.service.endSessions()
    await world.session.renewNow()
    expect(await leave(world)).toMatchObject({ local: 'wiped', revocation: 'not-offered' })
    expect(world.store.disk).toBeUndefined()
  })

  test('of nobody says that there was nothing to revoke', async () => {
    const world = await openedWorld()
    expect(await leave(world)).toMatchObject({ local: 'wiped', revocation: 'not-offered' })
    expect(world.service.requests).toEqual([])
  })

  test('ends a sign-in that waits, without a trace', async () => {
    const world = await openedWorld()
    const callback = await world.beginSignIn()
    await leave(world)
    expect(world.store.disk).toBeUndefined()
    expect(await world.session.receive(callback)).toBe(false)
    await world.time.advance(hour)
    expect(world.state.phase).toBe('signed-out')
  })

  test.each(['token', 'jwks', 'userinfo'] as const)(
    'ends a sign-in that waits for %s, whose tokens are revoked',
    async (route) => {
      const world = await openedWorld()
      const callback = await world.beginSignIn()
      const late = held()
      world.service.next(route, late.behaviour)
      const received = world.session.receive(callback)
      await settle()
      await leave(world)
      late.release()
      await received
      await settle()
      expect(world.state.phase).toBe('signed-out')
      expect(world.store.disk).toBeUndefined()
      expect(world.service.honours(newestToken(world))).toBe(false)
    },
  )
})

describe('what could not be done is said', () => {
  test.each([
    ['is offline', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['has trouble', answers.status(503)],
    ['is a portal', answers.html(302)],
    ['refuses', answers.refuse('unsupported_token_type')],
  ])('when the service %s: revocation', async (_what, behaviour) => {
    const world = await signedInWorld()
    world.service.next('revoke', behaviour)
    expect(await leave(world)).toMatchObject({ local: 'wiped', revocation: 'failed' })
    expect(world.store.disk).toBeUndefined()
    expect(world.state.phase).toBe('signed-out')
  })

  test('when the service does not answer: revocation, after 20 s, and the wipe at once', async () => {
    const world = await signedInWorld()
    world.service.next('revoke', answers.hang())
    const leaving = leave(world)
    await settle()
    expect([world.store.disk, world.state.phase]).toEqual([undefined, 'signed-out'])
    await world.time.advance(longestWait)
    expect(await leaving).toMatchObject({ revocation: 'failed' })
  })

  test('when the service has no revocation', async () => {
    const world = await signedInWorld({ revocationEndpoint: undefined })
    expect(await leave(world)).toMatchObject({ local: 'wiped', revocation: 'not-offered' })
  })

  test('when the vault keeps what it has', async () => {
    const world = await signedInWorld()
    world.store.failClear = 'keychain_refused'
    const report = await leave(world)
    expect(report).toEqual({ local: 'kept', revocation: 'done', browser: 'not-asked' })
    expect(world.state).toEqual({ phase: 'signed-out', report })
  })

  test('when there is no browser, or no address for it', async () => {
    const world = await signedInWorld()
    world.browserMissing = true
    expect(await leave(world, true)).toMatchObject({ browser: 'failed', revocation: 'done' })
    const without = await signedInWorld({ browserSignOut: undefined })
    expect(await leave(without, true)).toMatchObject({ browser: 'not-asked' })
  })

  test('but not over a new sign-in', async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('revoke', late.behaviour)
    const leaving = leave(world)
    await settle()
    await world.session.signIn()
    late.release()
    await leaving
    expect(world.state).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
  })
})

describe('while a renewal is in flight', () => {
  const renewing = async () => {
    const world = await signedInWorld()
    const late = held()
    world.service.next('token', late.behaviour)
    const renewed = world.session.renewNow()
    await settle()
    return { world, late, renewed }
  }

  test('nothing is written after, and the token that comes late is revoked', async () => {
    const { world, late, renewed } = await renewing()
    const { saves } = world.store
    const leaving = leave(world)
    await world.time.advance(2 * second)
    expect(world.store.disk).toBeUndefined()
    late.release()
    expect(await leaving).toMatchObject({ local: 'wiped', revocation: 'done' })
    expect(await renewed).toMatchObject({ is: 'superseded' })
    await settle()
    expect(revoked(world)).toEqual([newestToken(world)])
    expect(world.service.honours(newestToken(world))).toBe(false)
    expect([world.store.saves, world.store.disk]).toEqual([saves, undefined])
    expect(world.state.phase).toBe('signed-out')
  })

  test('that takes longer than 5 s the old one is revoked, then the late one too', async () => {
    const { world, late } = await renewing()
    const old = world.service.requests.at(-1)?.form.get('refresh_token')
    const leaving = leave(world)
    await world.time.advance(5 * second)
    expect(await leaving).toMatchObject({ revocation: 'done' })
    expect(revoked(world)).toEqual([old])
    // The service had not been told in time: it rotates all the same.
    world.service.revive(old ?? '')
    late.release()
    await settle()
    expect(revoked(world)).toEqual([old, newestToken(world)])
    expect(world.service.honours(newestToken(world))).toBe(false)
    expect(world.store.disk).toBeUndefined()
  })

  test('that fails the old one is revoked', async () => {
    const world = await signedInWorld()
    const refreshToken = world.store.refreshToken()
    const late = held(answers.status(500))
    world.service.next('token', late.behaviour)
    void world.session.renewNow()
    await settle()
    const leaving = leave(world)
    late.release()
    expect(await leaving).toMatchObject({ revocation: 'done' })
    expect(revoked(world)).toEqual([refreshToken])
    await world.time.advance(minute)
    expect(world.service.count('token')).toBe(2)
  })
})
