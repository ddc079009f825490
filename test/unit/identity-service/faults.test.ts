import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { fingerprint } from '../../identity-service/request-log.ts'
import { type App, signIn, type Tokens, tokensOf } from './app.ts'
import { Person } from './person.ts'

let service: IdentityService
let app: App
let tokens: Tokens

beforeEach(async () => {
  service = await startIdentityService()
  ;({ app, tokens } = await signIn(service.serviceProfile()))
  service.requests.clear()
})

afterEach(() => service.stop())

describe('a lost answer', () => {
  it('before the exchange leaves the refresh token good', async () => {
    service.faults.next('token', { lose: 'before' })
    await expect(app.renew(tokens.refresh_token)).rejects.toThrow('fetch failed')
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
    expect(service.requests.token).toMatchObject([
      { lost: 'before', status: undefined, token: { grantType: 'refresh_token' } },
      { status: 200 },
    ])
  })

  it('after the exchange leaves it spent', async () => {
    service.faults.next('token', { lose: 'after' })
    await expect(app.renew(tokens.refresh_token)).rejects.toThrow('fetch failed')
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
    expect(service.requests.token).toMatchObject([{ lost: 'after', status: 200 }, { status: 400 }])
    expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(1)
  })
})

describe('a replaced answer', () => {
  it.each([
    ['429', { status: 429, retryAfterSeconds: 7 }, 429, /Error 429/],
    ['503', { status: 503 }, 503, /Error 503/],
    ['an OAuth error', { status: 401, error: 'invalid_client' }, 401, /{"error":"invalid_client"}/],
    ['a captive portal', { answer: 'html' }, 200, /Hotel Wi-Fi/],
    ['half of some JSON', { answer: 'garbled' }, 200, /^{"access_token": "[^"]*$/],
    ['a redirect', { redirect: 'https://portal.example/' }, 302, /portal\.example/],
  ] as const)('is %s, and the refresh token is still good', async (_, fault, status, text) => {
    service.faults.next('token', fault)
    const answer = await app.renew(tokens.refresh_token)
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(text)
    expect(service.requests.token).toHaveLength(1)
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('names the time to wait, or where to go', async () => {
    service.faults.next('token', { status: 429, retryAfterSeconds: 7 })
    expect((await app.renew('a')).headers.get('retry-after')).toBe('7')
    service.faults.next('token', { redirect: 'https://portal.example/' })
    expect((await app.renew('a')).headers.get('location')).toBe('https://portal.example/')
  })

  it('can be 10 MB long', async () => {
    service.faults.next('token', { answer: 'huge' })
    const body = await (await app.renew(tokens.refresh_token)).text()
    expect(body.length).toBeGreaterThan(10_000_000)
  })

  it('can hide an exchange that was done', async () => {
    service.faults.next('token', { answer: 'garbled', exchange: 'done' })
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
  })
})

describe('a fault', () => {
  it('can be a delay alone', async () => {
    service.faults.next('token', { delayMs: 300 })
    const start = performance.now()
    expect((await tokensOf(app.renew(tokens.refresh_token))).expires_in).toBe(600)
    expect(performance.now() - start).toBeGreaterThan(280)
  })

  it('comes as often as it was planned, on its own route', async () => {
    service.faults.next('token', { status: 500 }, 2)
    const profile = await fetch(`${service.origin}/o/userinfo/`, {
      headers: { authorization: `Bearer ${tokens.id_token ?? ''}` },
    })
    expect(profile.status).toBe(200)
    expect(service.faults.left('token')).toBe(2)
    expect((await app.renew(tokens.refresh_token)).status).toBe(500)
    expect((await app.renew(tokens.refresh_token)).status).toBe(500)
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('can be taken back', async () => {
    service.faults.next('token', { status: 500 }, 9)
    service.faults.clear()
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('can hit userinfo, revocation and the authorization page', async () => {
    service.faults.next('userinfo', { status: 502 })
    expect((await fetch(`${service.origin}/o/userinfo/`)).status).toBe(502)
    service.faults.next('revocation', { lose: 'before' })
    await expect(app.revoke(tokens.refresh_token)).rejects.toThrow('fetch failed')
    service.faults.next('authorize', { status: 500 })
    expect(await new Person().open(app.url())).toMatchObject({ status: 500 })
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('can be a wrong clock', async () => {
    service.switches.clockOffset = 86_400_000
    const date = Date.parse((await fetch(service.origin)).headers.get('date') ?? '')
    expect(date - Date.now()).toBeGreaterThan(86_390_000)
    expect(date - Date.now()).toBeLessThan(86_410_000)
  })
})

describe('the request log', () => {
  it('names refresh tokens by their fingerprints and keeps no query', async () => {
    const before = Date.now()
    await app.renew(tokens.refresh_token)
    const [entry] = service.requests.token
    expect(entry).toEqual({
      at: expect.any(Number),
      method: 'POST',
      path: '/o/token/',
      status: 200,
      token: { grantType: 'refresh_token', refreshToken: fingerprint(tokens.refresh_token) },
    })
    expect(entry?.at).toBeGreaterThanOrEqual(before)
    expect(fingerprint('abc')).toBe('ba7816bf8f01')
    await new Person().open(app.url())
    expect(service.requests.all.map(({ path }) => path)).toContain('/o/authorize/')
    expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)
  })
})
