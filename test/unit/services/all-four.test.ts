import { beforeEach, describe, expect, test } from 'vitest'
import { discover } from '../../../main/session/discovery.ts'
import { createHttp } from '../../../main/session/http.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { ServiceProfile } from '../../../main/session/service-profile.ts'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { type Deckpass, startDeckpass } from '../identity-service/deckpass.ts'

let service: IdentityService

beforeEach(async () => {
  const started = await startIdentityService({ keepAlive: false })
  service = started
  return () => started.stop()
})

const signedIn = async (profile: ServiceProfile): Promise<Deckpass> => {
  const deckpass = await startDeckpass(profile)
  await deckpass.signIn()
  return deckpass
}
const stateOf = ({ session }: Deckpass) => session.see().state
const tokenOf = async ({ session }: Deckpass, forceNew = false) =>
  (await session.accessToken({ forceNew })).accessToken.reveal()
const renewed = async (deckpass: Deckpass) => {
  expect(await deckpass.session.renewNow()).toMatchObject({ is: 'issued' })
  return tokenOf(deckpass)
}
const askedAs = (bearer: string, path = '/v4/my/account/') =>
  fetch(service.origin + path, { headers: { authorization: `Bearer ${bearer}` } })
const formsOf = () => service.requests.token.map(({ status, token }) => [token, status])

/** What was told of secrets: on disk they may be, in what is logged and shown they may not. */
const leaks = ({ told }: Deckpass) =>
  service.witness.secrets.filter((each) => told().includes(each))

const person = { sub: 'halcyon', email: 'john@example.com', givenName: 'John', familyName: 'Doe' }

describe.each([
  ['a public client', () => service.serviceProfile(), undefined],
  ['a client with a secret', () => service.confidentialProfile(), { active: true }],
] as const)('Beatport for %s', (_, profile, introspected) => {
  test('goes from sign-in to sign-out', async () => {
    const deckpass = await signedIn(profile())
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      profile: { ...person, displayName: 'halcyon' },
    })
    const first = await tokenOf(deckpass)
    expect((await askedAs(first)).status).toBe(200)
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    expect((await askedAs(second)).status).toBe(200)
    expect((await askedAs(first)).status).toBe(401)

    const told = await deckpass.session.introspect()
    if (introspected)
      expect(told).toEqual({
        active: true,
        scope: 'openid user:dj app:external',
        expiresAt: expect.any(Number),
      })
    else expect(told).toBeUndefined()

    const again = await deckpass.restart()
    expect((await askedAs(await tokenOf(again))).status).toBe(200)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'done', browser: 'opened' })
    expect((await again.browse()).url).toBe(`${service.origin}/signed-out`)
    expect((await askedAs(second)).status).toBe(401)
    expect(again.store.disk).toBeUndefined()
    expect(leaks(deckpass)).toEqual([])
    expect(leaks(again)).toEqual([])
  })

  test('keeps its profile and session where renewals bring no ID token', async () => {
    service.switches.idTokenOnRefresh = false
    const deckpass = await signedIn(profile())
    await renewed(deckpass)
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: person })
  })

  test('says that nothing was revoked where there is no route for it', async () => {
    service.switches.revocationRoute = false
    const deckpass = await signedIn(profile())
    const report = await deckpass.session.signOut({ browserToo: false })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
  })

  test('says that the service is at fault where its app has no algorithm', async () => {
    service.switches.hasAlgorithm = false
    const deckpass = await signedIn(profile())
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem: 'server_error' })
  })

  test('believes the life that it is told', async () => {
    service.switches.saidTokenSeconds = 36_000
    const { session } = await signedIn(profile())
    expect((await session.accessToken()).lifetime).toBe(36_000_000)
  })
})

describe('Beatport with a secret that is wrong', () => {
  const wrong = () => ({
    ...service.confidentialProfile(),
    clientSecret: new Secret('client secret', 'a-wrong-secret-of-the-user'),
  })

  test('says so at sign-in, and is told no more than that', async () => {
    const deckpass = await signedIn(wrong())
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem: 'credentials_refused' })
    expect(leaks(deckpass)).toEqual([])
    expect(service.witness.secrets).toContain('a-wrong-secret-of-the-user')
  })

  test('does not end a session that there was', async () => {
    const { session, store } = await signedIn(service.confidentialProfile())
    await session.close()
    const deckpass = await startDeckpass(wrong(), store)
    await expect(deckpass.session.accessToken()).rejects.toThrow('credentials_refused')
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', health: { is: 'retrying' } })
    await expect(deckpass.session.introspect()).rejects.toThrow('credentials_refused')
  })

  test('can be asked what a token is worth by GET, too', async () => {
    const profile = service.confidentialProfile()
    const endpoint = profile.introspection?.endpoint ?? ''
    const deckpass = await signedIn({ ...profile, introspection: { endpoint, method: 'get' } })
    expect(await deckpass.session.introspect()).toMatchObject({ active: true })
    const asked = service.requests.all.filter(({ path }) => path === '/o/introspect/')
    expect(asked.map(({ method }) => method)).toEqual(['GET'])
  })
})

describe("Beatport's catalogue", () => {
  test('goes from the first token to sign-out, and no browser takes part', async () => {
    const deckpass = await signedIn(service.anonymousProfile())
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: undefined })
    const first = await tokenOf(deckpass)
    expect(await deckpass.session.introspect()).toMatchObject({
      active: true,
      scope: 'app:external',
    })
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    const again = await deckpass.restart()
    expect(await tokenOf(again)).not.toBe(second)
    const own = { grantType: 'client_credentials', refreshToken: undefined }
    expect(formsOf()).toEqual([1, 2, 3].map(() => [own, 200]))
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
    expect(leaks(deckpass)).toEqual([])
  })

  test('learns from introspection that its token is worth nothing any more', async () => {
    const deckpass = await signedIn(service.anonymousProfile())
    await tokenOf(deckpass)
    service.forgetEverything()
    expect(await deckpass.session.introspect()).toEqual({ active: false })
    await renewed(deckpass)
    expect(await deckpass.session.introspect()).toMatchObject({ active: true })
  })
})

describe.each([true, false])('BeProduct, with refresh tokens that rotate: %s', (rotates) => {
  test('goes from sign-in to sign-out', async () => {
    service.switches.beproductRotates = rotates
    const deckpass = await signedIn(service.beproductProfile())
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      profile: { ...person, displayName: 'John Doe' },
    })
    const { lifetime, scope } = await deckpass.session.accessToken()
    expect(lifetime).toBe(28_800_000)
    expect(scope).toBe('openid profile email roles offline_access BeProductPublicApi')
    const kept = deckpass.store.refreshToken()
    const token = await renewed(deckpass)
    expect((await askedAs(token, '/ids/connect/userinfo')).status).toBe(200)
    expect(deckpass.store.refreshToken() === kept).toBe(!rotates)
    expect(await deckpass.session.introspect()).toBeUndefined()

    const again = await deckpass.restart()
    const latest = await tokenOf(again)
    expect((await askedAs(latest, '/ids/connect/userinfo')).status).toBe(200)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'opened' })
    expect((await again.browse()).url).toBe(`${service.origin}/ids/signed-out`)
    expect(leaks(deckpass)).toEqual([])
    expect(leaks(again)).toEqual([])
    await again.session.signIn()
    expect((await again.browse()).url).toContain('/ids/account/login/')
  })
})

describe('BeProduct', () => {
  test('describes itself as the profile has it', async () => {
    const profile = service.beproductProfile()
    const clock = { now: Date.now, monotonic: () => performance.now() }
    const http = createHttp({ fetch, clock, timers: { after: () => () => undefined } })
    expect(await discover(profile.issuer, http)).toMatchObject({
      authorizationEndpoint: profile.authorizationEndpoint,
      tokenEndpoint: profile.tokenEndpoint,
      userinfoEndpoint: profile.userinfo?.endpoint,
      endSessionEndpoint: profile.browserSignOut?.endpoint,
      jwksUri: profile.idToken.use === 'signed' && profile.idToken.jwksUri,
      algorithms: expect.arrayContaining(['RS256']),
    })
    service.faults.next('beproduct-discovery', { answer: 'html' })
    await expect(discover(profile.issuer, http)).rejects.toThrow('unexpected_answer')
  })

  test('tells of a wrong secret with a 400, and the session goes on', async () => {
    const { session, store } = await signedIn(service.beproductProfile())
    await session.close()
    const clientSecret = new Secret('client secret', 'wrong')
    const deckpass = await startDeckpass({ ...service.beproductProfile(), clientSecret }, store)
    await expect(deckpass.session.accessToken()).rejects.toThrow('credentials_refused')
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in' })
  })

  test('ends the session when it has forgotten it', async () => {
    const deckpass = await signedIn(service.beproductProfile())
    service.forgetEverything()
    expect(await deckpass.session.renewNow()).toEqual({ is: 'ended' })
    expect(stateOf(deckpass)).toMatchObject({ phase: 'ended', reason: 'refused-by-service' })
  })

  test('outlives a lost answer where that has not spent the refresh token', async () => {
    service.switches.beproductRotates = false
    const deckpass = await signedIn(service.beproductProfile())
    service.faults.next('beproduct-token', { lose: 'after' })
    expect(await deckpass.session.renewNow()).toMatchObject({ is: 'failed' })
    const again = await deckpass.restart()
    const token = await tokenOf(again)
    expect((await askedAs(token, '/ids/connect/userinfo')).status).toBe(200)
  })
})

describe('Fuuffy', () => {
  test('goes from the first token to sign-out', async () => {
    const deckpass = await signedIn(service.fuuffyProfile())
    const first = await tokenOf(deckpass)
    expect(first).toMatch(/^sk-[0-9a-f]{32}$/)
    expect((await deckpass.session.accessToken()).lifetime).toBe(3_600_000)
    const second = await renewed(deckpass)
    expect(second).not.toBe(first)
    expect(service.witness.secrets).toContain(second)
    expect(stateOf(deckpass)).toMatchObject({ phase: 'signed-in', profile: undefined })
    expect(await deckpass.session.introspect()).toBeUndefined()
    const again = await deckpass.restart()
    expect(await tokenOf(again)).not.toBe(second)
    const report = await again.session.signOut({ browserToo: true })
    expect(report).toEqual({ local: 'wiped', revocation: 'not-offered', browser: 'not-asked' })
    expect(again.store.disk).toBeUndefined()
    expect(leaks(deckpass)).toEqual([])
  })

  test.each([
    ['reason'],
    ['long-reason'],
    ['flat'],
    // `invalid_token` says nothing of a secret; its status does.
    ['word'],
  ] as const)('tells of a wrong secret in the shape "%s"', async (shape) => {
    const problem = 'credentials_refused'
    service.switches.fuuffyErrorShape = shape
    const clientSecret = new Secret('client secret', 'wrong')
    const deckpass = await signedIn({ ...service.fuuffyProfile(), clientSecret })
    expect(stateOf(deckpass)).toEqual({ phase: 'signed-out', problem })
  })

  test.each([
    ['invalid_request', 'refused'],
    ['invalid_client', 'credentials_refused'],
    ['rate_limited', 'rate_limited'],
    ['api_error', 'server_error'],
  ] as const)('never ends a session by %s', async (failure, code) => {
    const deckpass = await signedIn(service.fuuffyProfile())
    service.switches.fuuffyFails = failure
    const result = await deckpass.session.renewNow()
    expect(result).toMatchObject({ is: 'failed', error: { code } })
    expect(stateOf(deckpass)).toMatchObject({
      phase: 'signed-in',
      health: { is: 'retrying', code },
    })
  })

  test('is not asked again before its rate limit is lifted, by its own clock', async () => {
    Object.assign(service.switches, { fuuffyPerMinute: 1, clockOffset: 86_400_000 })
    const deckpass = await signedIn(service.fuuffyProfile())
    const now = Date.now()
    await deckpass.session.renewNow()
    const state = stateOf(deckpass)
    if (state.phase !== 'signed-in' || state.health.is !== 'retrying')
      throw new Error('It was not told to wait.')
    const wait = state.health.nextAt - now
    expect(wait).toBeGreaterThan(55_000)
    expect(wait).toBeLessThan(65_000)
    expect(await deckpass.session.renewNow()).toMatchObject({ error: { code: 'rate_limited' } })
    expect(service.requests.token).toHaveLength(2)
  })
})
