import { inspect } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { createHttp } from '../../../main/session/http.ts'
import { createIdTokens } from '../../../main/session/id-token.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { confused, makeKey, unsigned, type IdTokenKey } from '../../support/world/id-token-key.ts'
import { answers, day, exampleProfile, hour, minute, World } from '../../support/world.ts'

const nonce = new Secret('nonce', 'the-nonce')
const profile: PersonProfile = {
  ...exampleProfile,
  idToken: { use: 'signed', jwksUri: 'https://id.service.example/jwks', algorithms: ['RS256'] },
}
let key: IdTokenKey
let otherKey: IdTokenKey

beforeAll(() => {
  key = makeKey('rsa-1', 'RS256')
  otherKey = makeKey('rsa-2', 'RS256')
})

function setUp(changes: Partial<PersonProfile> = {}) {
  const world = new World({ ...profile, ...changes })
  world.service.keys = [key]
  const http = createHttp(world.ports)
  const idTokens = createIdTokens(world.profile, http, world.ports.clock)
  const now = Math.floor(world.time.truth() / 1000)
  const claims = {
    iss: profile.issuer,
    aud: profile.clientId,
    sub: 'dj-1',
    nonce: 'the-nonce',
    iat: now,
    exp: now + 3600,
  }
  const atSignIn = (text: string | undefined) => idTokens.atSignIn(secretOf(text), nonce)
  const atRenewal = (text: string | undefined, subject?: string) =>
    idTokens.atRenewal(secretOf(text), subject)
  return { ...world.parts(), http, claims, now, atSignIn, atRenewal }
}
const secretOf = (text: string | undefined) =>
  text === undefined ? undefined : new Secret('ID token', text)
const refusal = { name: 'SignInError', code: 'id_token_invalid' }

describe('an ID token at a sign-in', () => {
  test('that is signed and meant for us gives its claims', async () => {
    const { claims, atSignIn, service } = setUp()
    const checked = await atSignIn(key.sign(claims))
    expect(checked.claims).toEqual(claims)
    expect(checked.idToken?.reveal()).toBe(key.sign(claims))
    expect(service.requests.map(({ url }) => url)).toEqual([`${profile.issuer}/jwks`])
  })

  test.each<[string, (claims: object) => object]>([
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['of nobody', (claims) => ({ ...claims, iss: undefined })],
    ['for another client', (claims) => ({ ...claims, aud: 'other-client' })],
    ['for nobody', (claims) => ({ ...claims, aud: undefined })],
    ['for others only', (claims) => ({ ...claims, aud: ['other-1', 'other-2'], azp: 'other-1' })],
    ['for several, without azp', (claims) => ({ ...claims, aud: [profile.clientId, 'other'] })],
    [
      'for several, with another azp',
      (claims) => ({ ...claims, aud: [profile.clientId, 'other'], azp: 'other' }),
    ],
    ['with another nonce', (claims) => ({ ...claims, nonce: 'other' })],
    ['without nonce', (claims) => ({ ...claims, nonce: undefined })],
    ['without subject', (claims) => ({ ...claims, sub: undefined })],
    ['with a subject that is no text', (claims) => ({ ...claims, sub: 7 })],
    ['without expiry', (claims) => ({ ...claims, exp: undefined })],
    ['with an expiry that is no number', (claims) => ({ ...claims, exp: '9999999999' })],
    ['without a time of issue', (claims) => ({ ...claims, iat: undefined })],
  ])('%s is refused', async (_what, change) => {
    const { claims, atSignIn } = setUp()
    await expect(atSignIn(key.sign({ ...change(claims) }))).rejects.toMatchObject(refusal)
  })

  test('for several, with our azp, is taken', async () => {
    const { claims, atSignIn } = setUp()
    const several = { ...claims, aud: [profile.clientId, 'other'], azp: profile.clientId }
    expect((await atSignIn(key.sign(several))).claims).toEqual(several)
  })

  test.each([
    ['expired an hour ago', false, { exp: -3600, iat: -7200 }],
    ['expired half a minute ago, within what clocks may differ', true, { exp: -30 }],
    ['expired two minutes ago', false, { exp: -120 }],
    ['issued a week ago', false, { iat: -7 * 86_400 }],
    ['issued eleven minutes ago', false, { iat: -11 * 60 }],
    ['issued nine minutes ago', true, { iat: -9 * 60 }],
    ['not valid before an hour from now', false, { nbf: 3600 }],
    ['valid since now, by a clock half a minute ahead', true, { nbf: 30, iat: 30 }],
  ])('%s: taken is %s', async (_what, taken, times) => {
    const { claims, now, atSignIn } = setUp()
    const shifted = Object.entries(times).map(([name, seconds]) => [name, now + seconds])
    const outcome = atSignIn(key.sign({ ...claims, ...Object.fromEntries(shifted) }))
    if (taken) expect((await outcome).claims).toMatchObject({ sub: 'dj-1' })
    else await expect(outcome).rejects.toMatchObject(refusal)
  })

  test.each([-day, day, 400 * day])('is checked by their clock if ours is %d off', async (off) => {
    const { claims, atSignIn, time, http } = setUp()
    time.jump(off)
    // Any answer tells their clock; at a sign-in it is the token answer.
    await http.fetch(profile.issuer, { method: 'GET', headers: {} })
    expect((await atSignIn(key.sign(claims))).claims).toEqual(claims)
    const old = { ...claims, iat: claims.iat - 86_400, exp: claims.exp - 86_400 }
    await expect(atSignIn(key.sign(old))).rejects.toMatchObject(refusal)
  })

  test('that is missing is refused where one was asked for, and only there', async () => {
    await expect(setUp().atSignIn(undefined)).rejects.toMatchObject(refusal)
    const { atSignIn } = setUp({ scopes: ['user:dj'] })
    expect(await atSignIn(undefined)).toEqual({ idToken: undefined, claims: undefined })
  })
})

describe('the signature', () => {
  const forgeries: Readonly<Record<string, (claims: object) => string>> = {
    'of another key under a known name': (claims) => otherKey.sign({ ...claims }, { kid: 'rsa-1' }),
    'of another key that it brings along': (claims) =>
      otherKey.sign({ ...claims }, { kid: 'rsa-1', jwk: otherKey.jwk }),
    'of another key that it points to': (claims) =>
      otherKey.sign({ ...claims }, { kid: 'rsa-1', jku: 'https://evil.example/jwks' }),
    'of a key that nobody knows': (claims) => otherKey.sign({ ...claims }),
    'of another kind of key': (claims) => makeKey('rsa-1').sign({ ...claims }),
    'that is none': (claims) => unsigned({ ...claims }),
    'that is cut off': (claims) => key.sign({ ...claims }).replace(/\.[^.]*$/, '.'),
    'that is another token\u2019s': (claims) =>
      key.sign({ ...claims }).replace(/[^.]*$/, key.sign({ a: 1 }).split('.')[2] ?? ''),
    'by the public key as a shared secret': (claims) => confused(key, { ...claims }),
    'over other claims': (claims) => {
      const [header, , signature] = key.sign({ ...claims }).split('.')
      const payload = Buffer.from(JSON.stringify({ ...claims, sub: 'dj-2' })).toString('base64url')
      return [header, payload, signature].join('.')
    },
    'with an extension that must be understood': (claims) =>
      key.sign({ ...claims }, { crit: ['b64'], b64: false }),
    'of no token at all': () => 'x',
    'of five parts': (claims) => `${key.sign({ ...claims })}.x.y`,
  }
  test.each(Object.keys(forgeries))('%s is refused', async (name) => {
    const { claims, atSignIn, service } = setUp()
    await expect(atSignIn(forgeries[name]?.(claims))).rejects.toMatchObject(refusal)
    expect(service.count('jwks')).toBe(service.requests.length)
  })

  test('without a key\u2019s name is refused where two keys could be meant', async () => {
    const { claims, atSignIn, service } = setUp()
    service.keys = [key, otherKey]
    const nameless = key.sign(claims, { kid: undefined })
    await expect(atSignIn(nameless)).rejects.toMatchObject(refusal)
    service.keys = [key]
    expect(await atSignIn(nameless)).toHaveProperty('claims.sub', 'dj-1')
  })

  test('is checked with the keys of this moment: they may have changed since', async () => {
    const { claims, atSignIn, service } = setUp()
    await atSignIn(key.sign(claims))
    service.keys = [otherKey]
    expect(await atSignIn(otherKey.sign(claims))).toHaveProperty('claims.sub', 'dj-1')
    await expect(atSignIn(key.sign(claims))).rejects.toMatchObject(refusal)
  })

  test('cannot be checked offline, and that is not the token\u2019s fault', async () => {
    const { claims, atSignIn, service } = setUp()
    service.next('jwks', answers.network('net::ERR_INTERNET_DISCONNECTED'))
    await expect(atSignIn(key.sign(claims))).rejects.toMatchObject({ code: 'offline' })
  })

  test.each([
    ['a page', answers.html()],
    ['trouble', answers.status(500)],
  ])('cannot be checked with %s for keys', async (_what, behaviour) => {
    const { claims, atSignIn, service } = setUp()
    service.next('jwks', behaviour)
    await expect(atSignIn(key.sign(claims))).rejects.toMatchObject(refusal)
  })

  test('that fails leaves nothing of the token in the error', async () => {
    const { claims, atSignIn } = setUp()
    const forged = otherKey.sign({ ...claims, email: 'canary@example.net' })
    const error: unknown = await atSignIn(forged).catch((thrown: unknown) => thrown)
    const printed = inspect(error, { depth: Infinity, showHidden: true })
    expect(printed).toContain('id_token_invalid')
    for (const part of [...forged.split('.'), 'canary']) expect(printed).not.toContain(part)
  })
})

describe('an ID token at a renewal', () => {
  test('is taken for the same subject, without a nonce', async () => {
    const { claims, atRenewal } = setUp()
    const { nonce: _nonce, ...rest } = claims
    expect((await atRenewal(key.sign(rest), 'dj-1')).claims).toEqual(rest)
    expect((await atRenewal(key.sign(rest))).claims).toEqual(rest)
  })

  test('is left out if anything is wrong with it', async () => {
    const { claims, atRenewal, now, service } = setUp()
    const nothing = { idToken: undefined, claims: undefined }
    expect(await atRenewal(undefined, 'dj-1')).toEqual(nothing)
    expect(await atRenewal(key.sign(claims), 'dj-2')).toEqual(nothing)
    expect(await atRenewal(otherKey.sign(claims), 'dj-1')).toEqual(nothing)
    expect(await atRenewal(key.sign({ ...claims, exp: now - hour }), 'dj-1')).toEqual(nothing)
    expect(await atRenewal('x.y.z', 'dj-1')).toEqual(nothing)
    service.next('jwks', answers.network('net::ERR_CONNECTION_RESET'))
    expect(await atRenewal(key.sign(claims), 'dj-1')).toEqual(nothing)
  })
})

describe('a service that publishes no keys', () => {
  const bearer = () => setUp({ idToken: { use: 'bearer-only' } })

  test('has its ID token carried and not believed', async () => {
    const { claims, atSignIn, atRenewal, service } = bearer()
    const text = unsigned({ ...claims, iss: 'https://elsewhere.example', exp: 1 })
    expect(await atSignIn(text)).toEqual({
      idToken: new Secret('ID token', text),
      claims: undefined,
    })
    expect((await atRenewal(text, 'dj-2')).idToken?.reveal()).toBe(text)
    expect((await atSignIn('opaque')).idToken?.reveal()).toBe('opaque')
    expect(service.requests).toEqual([])
  })

  test('may leave it out', async () => {
    const { atSignIn, atRenewal } = bearer()
    expect((await atSignIn(undefined)).idToken).toBeUndefined()
    expect((await atRenewal(undefined)).idToken).toBeUndefined()
  })

  test.each([
    ['another nonce', { nonce: 'other' }],
    ['another client', { aud: 'other' }],
    ['other clients', { aud: ['other', 'another'] }],
  ])('has one refused that plainly answers %s', async (_what, change) => {
    const { claims, atSignIn } = bearer()
    const text = unsigned({ ...claims, ...change })
    await expect(atSignIn(text)).rejects.toMatchObject(refusal)
  })
})

test('a service without ID tokens is asked for none, and one that comes is dropped', async () => {
  const { claims, atSignIn, atRenewal, time } = setUp({ idToken: { use: 'none' } })
  await time.advance(minute)
  expect((await atSignIn(key.sign(claims))).idToken).toBeUndefined()
  expect((await atRenewal(key.sign(claims))).idToken).toBeUndefined()
})
