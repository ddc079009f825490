import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { servicesFile } from '../../../main/services/schema.ts'
import { exampleProfile } from '../../support/world.ts'

const complaint = (value: unknown) => {
  const { issues } = v.safeParse(servicesFile, value)
  return issues && `${v.getDotPath(issues[0]) ?? ''}: ${issues[0].message}`
}
const complaintAbout = (change: object) => complaint([{ ...exampleProfile, ...change }])

describe('a services file', () => {
  test('holds profiles as the session core takes them', () => {
    const parsed = v.parse(servicesFile, [exampleProfile])
    expect(parsed).toEqual([{ asks: 'nothing', profile: exampleProfile }])
  })

  test('may leave out what a service does not have', () => {
    const { id, name, issuer, clientId, redirectUri, scopes } = exampleProfile
    const { authorizationEndpoint, tokenEndpoint } = exampleProfile
    const least = { id, name, issuer, clientId, redirectUri, scopes }
    const endpoints = { authorizationEndpoint, tokenEndpoint, idToken: { use: 'none' } }
    expect(complaint([{ ...least, ...endpoints, claims: { displayName: 'n' } }])).toBeUndefined()
  })

  test('may name several services, and none twice', () => {
    expect(complaint([exampleProfile, { ...exampleProfile, id: 'other' }])).toBeUndefined()
    expect(complaint([exampleProfile, exampleProfile])).toContain('an earlier service')
  })

  test.each([[{}], [null], ['text'], [7], [[]], [[7]], [[null]], [undefined]])(
    'is not %j',
    (value) => expect(complaint(value)).toEqual(expect.any(String)),
  )
})

const endpoints = [
  'issuer',
  'authorizationEndpoint',
  'tokenEndpoint',
  'revocationEndpoint',
] as const

describe('an address', () => {
  test.each([
    'https://a.example/x',
    'http://127.0.0.1:1234/',
    'http://localhost/',
    'http://[::1]/',
  ])('may be %s', (address) => {
    for (const name of endpoints) expect(complaintAbout({ [name]: address })).toBeUndefined()
    expect(complaintAbout({ accountSettings: address })).toBeUndefined()
  })

  test.each([
    ['http://a.example/', 'must be https'],
    ['http://127.0.0.1.evil.example/', 'must be https'],
    ['http://localhost@evil.example/', 'must be https'],
    ['javascript:alert(1)', 'must be'],
    ['file:///etc/passwd', 'must be'],
    ['data:text/html,x', 'must be'],
    ['\\\\evil\\share', 'must be an address'],
    ['nonsense', 'must be an address'],
    ['https://', 'must be an address'],
    ['', 'must'],
    [`https://a.example/${'x'.repeat(2048)}`, 'is too long'],
    [7, 'Invalid type'],
  ])('must not be %j', (address, complaint) => {
    for (const name of endpoints) {
      expect(complaintAbout({ [name]: address })).toContain(`0.${name}: `)
      expect(complaintAbout({ [name]: address })).toContain(complaint)
    }
    expect(complaintAbout({ accountSettings: address })).toContain(complaint)
  })
})

describe('a service that asks for an id and a secret', () => {
  const { clientId: _, ...without } = exampleProfile
  const { id, name, issuer, tokenEndpoint, scopes } = exampleProfile
  const secret = { flow: 'client-credentials', id, name, issuer, tokenEndpoint, scopes }

  test('is one that a person signs in to, without a client id', () => {
    const asking = { ...without, discovery: true, clientAuthentication: 'client_secret_basic' }
    const { discovery, ...profile } = asking
    expect(v.parse(servicesFile, [asking])).toEqual([{ asks: 'credentials', discovery, profile }])
  })

  test('is one that nobody signs in to', () => {
    expect(v.parse(servicesFile, [{ ...secret, envelope: 'data' }])).toEqual([
      {
        asks: 'credentials',
        profile: {
          ...secret,
          envelope: 'data',
          idToken: { use: 'none' },
          claims: { displayName: 'sub' },
        },
      },
    ])
  })

  test.each([
    ['clientId', { ...secret, clientId: 'x' }],
    ['clientSecret', { ...secret, clientSecret: 'x' }],
    ['redirectUri', { ...secret, redirectUri: 'app.deckpass://callback' }],
    ['clientSecret', { ...without, clientSecret: 'x' }],
    ['clientAuthentication', { ...without, clientAuthentication: 'none' }],
    ['introspection.method', { ...secret, introspection: { endpoint: issuer, method: 'put' } }],
    ['envelope', { ...secret, envelope: 'result' }],
  ])('has no %s as in %j', (place, service) => {
    expect(complaint([service])).toMatch(new RegExp(`^0\\.${place}: `))
  })

  test('has no ID token in an address where that opens userinfo', () => {
    const { browserSignOut, userinfo } = exampleProfile
    const hinted = { ...exampleProfile, browserSignOut: { ...browserSignOut, hint: 'id_token' } }
    expect(complaint([hinted])).toBeUndefined()
    expect(complaint([{ ...hinted, userinfo: { ...userinfo, bearer: 'id_token' } }])).toBe(
      '0.browserSignOut: must not put an ID token into an address that userinfo takes for a key',
    )
  })
})

const mustBeRedirectUri =
  '0.redirectUri: must be app.deckpass.dev://callback (in a release: app.deckpass://callback) or like http://127.0.0.1/callback'

describe('a redirect URI', () => {
  test.each([
    'app.deckpass://callback',
    'app.deckpass.dev://callback',
    'http://127.0.0.1/',
    'http://127.0.0.1/callback',
    'http://127.0.0.1:1/callback',
    'http://127.0.0.1:65535/a/b.c/~d_e-f',
    'http://127.0.0.1:80/callback',
    'http://[::1]:8765/callback',
    'http://[::1]/.well-known/callback..',
  ])('may be %s', (redirectUri) => {
    expect(complaintAbout({ redirectUri })).toBeUndefined()
  })

  test.each([
    'http://127.0.0.1:65536/callback',
    'http://[::1]:99999/callback',
    'http://127.0.0.1:0/callback',
    'http://127.0.0.1:080/callback',
    'http://127.0.0.1:123456/callback',
    'http://127.0.0.1/../x',
    'http://127.0.0.1/a/../x',
    'http://127.0.0.1/a/..',
    'http://127.0.0.1:8765/./x',
    'http://127.0.0.1/a/.',
    'http://127.0.0.1/%2e%2e/x',
    'http://127.0.0.1',
    'http://127.0.0.1/callback?x=1',
    'http://localhost/callback',
    'http://127.0.0.2/callback',
    'https://127.0.0.1/callback',
    'app.deckpass://callback/../x',
    'app.deckpass.evil://callback',
  ])('must not be %s', (redirectUri) => {
    expect(complaintAbout({ redirectUri })).toBe(mustBeRedirectUri)
  })
})

describe('a profile', () => {
  test.each<[string, object]>([
    ['id', { id: 'Beatport' }],
    ['id', { id: '../x' }],
    ['id', { id: '-x' }],
    ['id', { id: 'x'.repeat(41) }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(41) }],
    ['clientId', { clientId: '' }],
    ['redirectUri', { redirectUri: 'https://evil.example/callback' }],
    ['redirectUri', { redirectUri: 'app.deckpass://callback/' }],
    ['scopes.0', { scopes: ['a b'] }],
    ['scopes.0', { scopes: [''] }],
    ['scopes', { scopes: 'openid' }],
    ['idToken.use', { idToken: { use: 'believed' } }],
    ['idToken.algorithms', { idToken: { ...exampleProfile.idToken, algorithms: [] } }],
    ['idToken.algorithms.0', { idToken: { ...exampleProfile.idToken, algorithms: ['none'] } }],
    ['idToken.algorithms.0', { idToken: { ...exampleProfile.idToken, algorithms: ['HS256'] } }],
    ['idToken.jwksUri', { idToken: { ...exampleProfile.idToken, jwksUri: 'http://a.example' } }],
    ['userinfo.bearer', { userinfo: { endpoint: 'https://a.example', bearer: 'code' } }],
    ['claims.displayName', { claims: {} }],
    ['browserSignOut.style', { browserSignOut: { ...exampleProfile.browserSignOut, style: 'x' } }],
    ['prompt', { prompt: 'none' }],
    ['prompt', { prompt: 'login consent' }],
    ['prompt', { prompt: '' }],
    ['switchPrompt', { switchPrompt: 'none' }],
    ['switchPrompt', { switchPrompt: ['login'] }],
    ['refreshTokenDays', { refreshTokenDays: 0 }],
    ['refreshTokenDays', { refreshTokenDays: 1e9 }],
    ['clientSecret', { clientSecret: 'never shipped' }],
  ])('is refused for its %s', (place, change) => {
    expect(complaintAbout(change)).toMatch(new RegExp(`^0\\.${place}: `))
  })

  test.each(['consent', 'login', 'select_account'] as const)(
    'may ask for the prompt %s, at each sign-in or for another account',
    (prompt) => {
      for (const change of [{ prompt }, { switchPrompt: prompt }, { prompt, switchPrompt: prompt }])
        expect(v.parse(servicesFile, [{ ...exampleProfile, ...change }])).toMatchObject([
          { profile: change },
        ])
    },
  )

  test('that is anything at all is refused or taken, and never throws', () => {
    const change = fc.dictionary(fc.constantFrom(...Object.keys(exampleProfile)), fc.anything())
    fc.assert(
      fc.property(change, fc.anything(), (changes, value) => {
        expect(v.safeParse(servicesFile, [{ ...exampleProfile, ...changes }])).toHaveProperty(
          'typed',
        )
        expect(v.safeParse(servicesFile, value)).toHaveProperty('typed')
      }),
    )
  })
})
