import { createPublicKey, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { App, signIn, tokensOf } from './app.ts'
import { Person } from './person.ts'

const consoleSpies = [
  vi.spyOn(console, 'warn'),
  vi.spyOn(console, 'info'),
  vi.spyOn(console, 'error'),
]

let service: IdentityService

beforeAll(async () => {
  service = await startIdentityService()
})

afterAll(async () => {
  await service.stop()
  for (const spy of consoleSpies) expect(spy).not.toHaveBeenCalled()
})

describe('a sign-in', () => {
  it('leads from the login over consent to the callback and to tokens', async () => {
    const person = new Person()
    const app = new App(service.serviceProfile())

    const login = await person.open(app.url())
    expect(login.status).toBe(200)
    expect(login.text).toContain('Username or email')
    const consent = await person.open(login.url, { username: 'halcyon', password: 'vinyl' })
    expect(consent.text).toContain('Allow access?')
    const callback = new URL((await person.open(consent.url, { answer: 'allow' })).url)
    expect(callback.href).toMatch(/^app\.deckpass\.dev:\/\/callback\?/)
    expect(callback.searchParams.get('state')).toBe(app.state)
    expect(callback.searchParams.get('iss')).toBe(service.origin)

    const answer = await app.exchange(callback.href)
    expect(answer.headers.get('cache-control')).toContain('no-store')
    const tokens: unknown = await answer.json()
    expect(tokens).toMatchObject({
      expires_in: 600,
      token_type: 'Bearer',
      scope: 'openid user:dj app:external',
      refresh_token: expect.stringMatching(/^.{30}$/),
      id_token: expect.any(String),
    })
    expect(Object.keys(Object(tokens))).toEqual([
      'access_token',
      'expires_in',
      'token_type',
      'scope',
      'refresh_token',
      'id_token',
    ])
  })

  it('asks for the password and for consent once in a browser', async () => {
    const person = new Person()
    await signIn(service.serviceProfile(), person)
    const again = await person.open(new App(service.serviceProfile()).url())
    expect(again.url).toMatch(/^app\.deckpass\.dev:/)
  })

  it('asks again for the password when the app wants it, and in another browser', async () => {
    const person = new Person()
    await signIn(service.serviceProfile(), person)
    const app = new App(service.serviceProfile())
    expect((await person.open(app.url({ prompt: 'login' }))).url).toContain('/login/')
    expect((await new Person().open(app.url())).url).toContain('/login/')
  })

  it('gives each sign-in a token family of its own', async () => {
    const person = new Person()
    const first = await signIn(service.serviceProfile(), person)
    const second = await signIn(service.serviceProfile(), person)
    await second.app.revoke(second.tokens.refresh_token)
    expect((await second.app.renew(second.tokens.refresh_token)).status).toBe(400)
    expect((await first.app.renew(first.tokens.refresh_token)).status).toBe(200)
  })

  it('stays on the login page, with a message, when the password is wrong', async () => {
    const person = new Person()
    const login = await person.open(new App(service.serviceProfile()).url())
    const failed = await person.open(login.url, { username: '<b>halcyon', password: 'shellac' })
    expect(failed.status).toBe(400)
    expect(failed.text).toContain('The username or password is not right.')
    expect(failed.text).toContain('value="&lt;b&gt;halcyon"')
    const next = await person.open(failed.url, { username: 'JOHN@example.com', password: 'vinyl' })
    expect(next.url).toMatch(/\/consent\/|^app\.deckpass\.dev:/)
  })

  it('brings access_denied back when consent is denied', async () => {
    const fresh = await startIdentityService()
    const person = new Person()
    const app = new App(fresh.serviceProfile())
    const login = await person.open(app.url())
    const consent = await person.open(login.url, { username: 'selene', password: 'vinyl' })
    const callback = new URL((await person.open(consent.url, { answer: 'deny' })).url)
    await fresh.stop()
    expect(callback.protocol).toBe('app.deckpass.dev:')
    expect(callback.searchParams.get('error')).toBe('access_denied')
    expect(callback.searchParams.get('state')).toBe(app.state)
  })

  it('signs its ID token with the published key, for this client and nonce', async () => {
    const person = new Person()
    const app = new App(service.serviceProfile())
    const { url } = await person.signIn(app.url({ nonce: 'n-1' }), 'selene')
    const [header = '', payload = '', signature = ''] =
      (await tokensOf(app.exchange(url))).id_token?.split('.') ?? []
    const jwks = await (await fetch(`${service.origin}/o/.well-known/jwks.json`)).json()
    const key = createPublicKey({ key: Object(jwks).keys[0], format: 'jwk' })
    const signed = Buffer.from(`${header}.${payload}`)
    expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    expect(claims).toMatchObject({
      iss: service.origin,
      aud: 'deckpass-local',
      sub: 'selene',
      nonce: 'n-1',
    })
    expect(claims.exp - claims.iat).toBe(30 * 24 * 60 * 60)
  })
})

describe('an authorization request', () => {
  it.each([
    ['no code challenge', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
    ['the plain method', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['another scope of Beatport', { scope: 'openid app:locker' }, 'invalid_scope'],
  ])('with %s comes back with an error', async (_, changed, error) => {
    const { url } = await new Person().open(new App(service.serviceProfile()).url(changed))
    expect(new URL(url).searchParams.get('error')).toBe(error)
  })

  it.each([
    ['an unknown client', { client_id: 'nobody' }],
    ['a foreign redirect URI', { redirect_uri: 'app.deckpass.dev://elsewhere' }],
  ])('with %s ends on a page and never calls back', async (_, changed) => {
    const visit = await new Person().open(new App(service.serviceProfile()).url(changed))
    expect(visit.status).toBe(400)
    expect(visit.text).toContain('<h1>Error: invalid_')
  })

  it('for a client that the account is not scoped for ends on a 401 page', async () => {
    const app = new App({ ...service.serviceProfile(), clientId: 'deckpass-unscoped' })
    const person = new Person()
    const first = await person.signIn(app.url())
    expect(first).toMatchObject({ status: 401, text: expect.stringContaining('not scoped') })
    expect((await person.open(app.url())).status).toBe(401)
  })
})

describe('a code', () => {
  it('works once', async () => {
    const app = new App(service.serviceProfile())
    const { url } = await new Person().signIn(app.url())
    expect((await app.exchange(url)).status).toBe(200)
    const again = await app.exchange(url)
    expect(again.status).toBe(400)
    expect(await again.json()).toEqual({ error: 'invalid_grant' })
  })

  it('is refused with another verifier', async () => {
    const app = new App(service.serviceProfile())
    const { url } = await new Person().signIn(app.url())
    const answer = await new App(service.serviceProfile()).exchange(url)
    expect(await answer.json()).toEqual({ error: 'invalid_grant' })
  })
})
