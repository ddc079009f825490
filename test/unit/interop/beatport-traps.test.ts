import { beforeEach, describe, expect, test } from 'vitest'
import { beatportAnonymous } from '../../../main/services/beatport-anonymous.ts'
import { beatport } from '../../../main/services/beatport.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { answers, signedInWorld } from '../../support/world.ts'
import { startDeckpass } from '../identity-service/deckpass.ts'

/*
 * Beatport's documents contradict themselves and hold mistakes. Each is a trap for who follows them to
 * the letter; docs/services.md lists them by the names that they have here.
 */

let service: IdentityService

beforeEach(async () => {
  const started = await startIdentityService({ keepAlive: false })
  service = started
  return () => started.stop()
})

const own = beatport({ clientId: 'a-client', redirectUri: 'app.deckpass://callback' })
/** All that Deckpass sends to Beatport from sign-in to sign-out, with a renewal between. */
async function allThatIsSent() {
  const world = await signedInWorld({ revocationEndpoint: undefined, ...own })
  await world.session.renewNow()
  await world.session.signOut({ browserToo: true })
  const { requests } = world.service
  const token = requests.filter(({ route }) => route === 'token')
  expect([requests.length, token.length]).toEqual([4, 2])
  return { world, requests, token, asked: new URL(world.opened[0] ?? '') }
}
async function signedIn(profile: PersonProfile) {
  const deckpass = await startDeckpass(profile)
  await deckpass.signIn()
  return deckpass
}

test.each([600, 36_000])('1 expires_in: %d is believed where it is said', async (seconds) => {
  service.switches.saidTokenSeconds = seconds
  const { session } = await signedIn(service.serviceProfile())
  expect((await session.accessToken()).lifetime).toBe(seconds * 1000)
  expect(JSON.stringify(own)).not.toMatch(/600|36000/)
})

test('2 redirect_uri: is the same to the byte at both ends', async () => {
  const { asked, token } = await allThatIsSent()
  const sent = [asked.searchParams.get('redirect_uri'), token[0]?.form.get('redirect_uri')]
  expect(sent).toEqual([own.redirectUri, own.redirectUri])
})

test('3 misspelt field: the refresh token goes under its right name alone', async () => {
  const { token } = await allThatIsSent()
  expect([...(token[1]?.form.keys() ?? [])].sort()).toEqual([
    'client_id',
    'grant_type',
    'refresh_token',
  ])
})

test('4 title: a person gets a code exchange, the catalogue client credentials', async () => {
  const person = await signedIn(service.serviceProfile())
  await person.session.renewNow()
  const catalogue = await startDeckpass(service.anonymousProfile())
  await catalogue.signIn()
  expect(service.requests.token.map(({ token }) => token)).toEqual([
    expect.objectContaining({ grantType: 'authorization_code' }),
    expect.objectContaining({ grantType: 'refresh_token' }),
    expect.objectContaining({ grantType: 'client_credentials' }),
  ])
})

test('5 JSON body: token requests are forms', async () => {
  const { token } = await allThatIsSent()
  for (const { init } of token) {
    expect(init.body).toBeInstanceOf(URLSearchParams)
    const { headers } = new Request('https://x.example', { ...init, signal: null })
    expect(headers.get('content-type')).toMatch(/^application\/x-www-form-urlencoded(;|$)/)
  }
})

test('6 Cookie header: none is sent, kept or taken from a browser', async () => {
  const { requests } = await allThatIsSent()
  for (const { init } of requests) {
    const names = [...new Headers(init.headers).keys()]
    expect(names.filter((name) => /cookie|referer|csrf/.test(name))).toEqual([])
    expect(init.credentials).toBe('omit')
  }
})

describe('7 trailing slash:', () => {
  test('every route of the profiles has it', () => {
    const { authorizationEndpoint, tokenEndpoint, userinfo, browserSignOut } = own
    const { introspection } = beatportAnonymous.profile
    const routes = [authorizationEndpoint, tokenEndpoint, userinfo?.endpoint]
    for (const route of [...routes, browserSignOut?.endpoint, introspection?.endpoint])
      expect(route).toMatch(/[a-z]\/$/)
  })

  test('a redirect is not followed, so that no POST becomes a GET', async () => {
    const profile = service.serviceProfile()
    const tokenEndpoint = profile.tokenEndpoint.slice(0, -1)
    const { session } = await signedIn({ ...profile, tokenEndpoint })
    const problem = 'unexpected_answer'
    expect(session.see().state).toEqual({ phase: 'signed-out', problem })
    const sent = service.requests.all.filter(({ path }) => path.startsWith('/o/token'))
    expect(sent.map(({ method, path, status }) => [method, path, status])).toEqual([
      ['POST', '/o/token', 301],
    ])
  })
})

test('8 introspect GET: token and secret go in a body', async () => {
  for (const profile of [service.confidentialProfile(), service.anonymousProfile()]) {
    const deckpass = await startDeckpass(profile)
    await deckpass.signIn()
    expect(await deckpass.session.introspect()).toMatchObject({ active: true })
  }
  const asked = service.requests.all.filter(({ path }) => path.startsWith('/o/introspect'))
  expect(asked.map(({ method }) => method)).toEqual(['POST', 'POST'])
  expect(beatportAnonymous.profile.introspection).not.toHaveProperty('method')
})

describe('9 field styles:', () => {
  test('userinfo is read in camel case, introspection in snake case', async () => {
    const { session } = await signedIn(service.confidentialProfile())
    expect(session.see().state).toMatchObject({
      profile: { givenName: 'John', familyName: 'Doe', email: 'john@example.com' },
    })
    expect(await session.introspect()).toMatchObject({ expiresAt: expect.any(Number) })
    expect(own.claims).toMatchObject({ givenName: 'firstName', familyName: 'lastName' })
  })

  test('tokens are taken as they come, opaque or not', async () => {
    const world = await signedInWorld({ revocationEndpoint: undefined, ...own })
    for (const token of ['r'.repeat(30), 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln']) {
      const renewed = { access_token: `a-${token}`, refresh_token: token }
      world.service.next(
        'token',
        answers.edit((body) => ({ ...body, ...renewed })),
      )
      world.service.revive(world.store.refreshToken() ?? '')
      expect(await world.session.renewNow()).toMatchObject({ is: 'issued' })
      expect(world.store.refreshToken()).toBe(token)
    }
  })
})

test('10 grant type: is not a parameter of the authorization request', async () => {
  const { asked } = await allThatIsSent()
  expect(asked.searchParams.has('grant_type')).toBe(false)
  expect(asked.searchParams.get('response_type')).toBe('code')
})
