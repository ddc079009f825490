import { describe, expect, test } from 'vitest'
import { createHttp } from '../../../main/session/http.ts'
import type { CheckedIdToken, Claims } from '../../../main/session/id-token.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { fetchUserProfile, longestClaim } from '../../../main/session/user-profile.ts'
import { answers, exampleProfile, json, World, type Behaviour } from '../../support/world.ts'

const accessToken = new Secret('access token', 'the-access-token')
const idToken = new Secret('ID token', 'the.id.token')

function setUp(changes: Partial<PersonProfile> = {}, ...behaviours: readonly Behaviour[]) {
  const world = new World(changes)
  world.service.next('userinfo', ...behaviours)
  const ask = (checked: Partial<CheckedIdToken> = {}) =>
    fetchUserProfile(
      world.profile,
      createHttp(world.ports),
      world.ports.clock,
      { accessToken },
      { idToken, claims: undefined, ...checked },
    )
  return { ...world.parts(), ask }
}
const told = (body: unknown, claims?: Claims) => setUp({}, () => json(body)).ask({ claims })
const bearerOf = (init: RequestInit | undefined) => new Headers(init?.headers).get('authorization')

describe('who signed in', () => {
  test('is told by userinfo, in the names that the service uses', async () => {
    const { ask, time } = setUp({}, () =>
      json({ sub: 'u-1', username: 'DJ One', email: 'one@example.net', firstName: 'One' }),
    )
    expect(await ask()).toEqual({
      sub: 'u-1',
      displayName: 'DJ One',
      email: 'one@example.net',
      givenName: 'One',
      familyName: undefined,
      fetchedAt: time.truth(),
    })
  })

  test.each([
    ['access_token', 'Bearer the-access-token'],
    ['id_token', 'Bearer the.id.token'],
  ] as const)('is asked with the %s where the service wants that', async (bearer, header) => {
    const { ask, service } = setUp({
      userinfo: { endpoint: `${exampleProfile.issuer}/who`, bearer },
    })
    await ask()
    const [request, ...others] = service.requests
    expect(others).toEqual([])
    expect(request?.url).toBe(`${exampleProfile.issuer}/who`)
    expect(bearerOf(request?.init)).toBe(header)
    expect(request?.init.method).toBe('GET')
  })

  test('is not asked where there is nothing to ask with, or nobody', async () => {
    const endpoint = `${exampleProfile.issuer}/who`
    const withoutToken = setUp({ userinfo: { endpoint, bearer: 'id_token' } })
    const nobody = setUp({ userinfo: undefined })
    const claims = { sub: 'u-1', username: 'By claims' }
    expect(await withoutToken.ask({ idToken: undefined })).toBeUndefined()
    expect(await nobody.ask({ claims })).toMatchObject({ sub: 'u-1', displayName: 'By claims' })
    expect([...withoutToken.service.requests, ...nobody.service.requests]).toEqual([])
  })

  test('is what userinfo says, laid over what the ID token says', async () => {
    const claims = { sub: 'u-1', username: 'Old', email: 'old@example.net' }
    expect(await told({ sub: 'u-1', username: 'New' }, claims)).toMatchObject({
      displayName: 'New',
      email: 'old@example.net',
    })
  })

  test.each([[{ sub: 'u-2', username: 'Evil' }], [{ username: 'Evil' }], [{ sub: null }]])(
    'is not who userinfo says if that is somebody else: %j (OpenID Connect Core 5.3.2)',
    async (body) => {
      const claims = { sub: 'u-1', username: 'True' }
      expect(await told(body, claims)).toMatchObject({ sub: 'u-1', displayName: 'True' })
    },
  )

  test.each([
    ['the user name', { username: 'n', firstName: 'f', email: 'e' }, 'n'],
    ['else the given name', { username: ' ', firstName: 'f', email: 'e' }, 'f'],
    ['else the address', { username: 7, email: 'e' }, 'e'],
    ['else the subject', { username: null }, 'u-1'],
  ])('is shown by %s', async (_what, claims, displayName) => {
    expect(await told({ sub: 'u-1', ...claims })).toMatchObject({ displayName })
  })

  test('is clipped, and nothing but text', async () => {
    const long = 'x'.repeat(1_000_000 / 8)
    const user = await told({ sub: 'u-1', username: long, email: ['a'], firstName: { b: 1 } })
    expect(user?.displayName).toHaveLength(longestClaim)
    expect(user).toMatchObject({ email: undefined, givenName: undefined })
  })
})

describe('nobody is known', () => {
  test.each([
    ['a page', answers.html()],
    ['trouble', answers.status(500)],
    ['a no', answers.refuse('invalid_token', 401)],
    ['no network', answers.network('net::ERR_INTERNET_DISCONNECTED')],
    ['an empty answer', answers.status(204)],
    ['ten megabytes', answers.huge()],
    ['a list', () => json([{ sub: 'u-1' }])],
    ['a subject that is no text', () => json({ sub: 1 })],
    ['an empty subject', () => json({ sub: '' })],
    ['a subject without end', () => json({ sub: 'x'.repeat(longestClaim + 1) })],
  ])('of %s, and that is no error', async (_what, behaviour) => {
    expect(await setUp({}, behaviour).ask()).toBeUndefined()
  })

  test('of a bearer that cannot stand in a header, and that is no error', async () => {
    const userinfo = { endpoint: `${exampleProfile.issuer}/who`, bearer: 'id_token' } as const
    const { ask, service } = setUp({ userinfo })
    expect(await ask({ idToken: new Secret('ID token', 'a\nb') })).toBeUndefined()
    expect(service.requests).toEqual([])
  })
})
