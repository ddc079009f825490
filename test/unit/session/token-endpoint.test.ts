import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { beginSignIn } from '../../../main/session/authorization-request.ts'
import { checkResponse } from '../../../main/session/authorization-response.ts'
import { createHttp, longestWait } from '../../../main/session/http.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { createTokenEndpoint, tokenPatience } from '../../../main/session/token-endpoint.ts'
import {
  answers,
  exampleProfile,
  json,
  seededRandom,
  settle,
  World,
  type Behaviour,
} from '../../support/world.ts'

const pending = beginSignIn(
  seededRandom(),
  { now: () => 0, monotonic: () => 0 },
  exampleProfile.redirectUri,
)
const spent = new Secret('refresh token', 'refresh-that-is-sent')
const good = { access_token: 'at-2', token_type: 'Bearer', expires_in: 600, refresh_token: 'rt-2' }

function setUp(changes: Partial<PersonProfile> = {}, ...behaviours: readonly Behaviour[]) {
  const profile = { ...exampleProfile, ...changes }
  const { service, ports } = new World(changes)
  service.next('token', ...behaviours)
  const endpoint = createTokenEndpoint(profile, createHttp(ports), ports.clock)
  return { service, endpoint, profile }
}
const answering = (body: unknown) => setUp({}, () => json(body))
const refreshing = (body: unknown) => answering(body).endpoint.refresh(spent)

describe('a code exchange', () => {
  test('sends the code and the verifier in the body, to the token endpoint alone', async () => {
    const { service, endpoint, profile } = setUp({}, () => json({ ...good, id_token: 'x.y.z' }))
    const parameters = new URLSearchParams({ code: 'the-code', state: pending.state.reveal() })
    const issued = await endpoint.exchange(checkResponse(profile, pending, parameters), pending)
    expect(issued).toMatchObject({ lifetime: 600_000, idToken: new Secret('ID token', 'x.y.z') })
    const [request, ...others] = service.requests
    expect(others).toEqual([])
    expect(request?.url).toBe(exampleProfile.tokenEndpoint)
    expect(request?.init.method).toBe('POST')
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'deckpass-client',
      code: 'the-code',
      redirect_uri: exampleProfile.redirectUri,
      code_verifier: pending.codeVerifier.reveal(),
    })
  })
})

describe('a renewal', () => {
  test('sends the refresh token in the body, to the token endpoint alone', async () => {
    const { service, endpoint } = answering(good)
    await endpoint.refresh(spent)
    expect(service.requests.map(({ url }) => url)).toEqual([exampleProfile.tokenEndpoint])
    expect(Object.fromEntries(service.requests[0]?.form ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: 'deckpass-client',
      refresh_token: 'refresh-that-is-sent',
    })
    expect(JSON.stringify(service.requests[0]?.init.headers)).not.toContain('refresh-that-is-sent')
  })

  test('gives what was issued, each secret as one', async () => {
    const issued = await refreshing({ ...good, scope: 'openid other', id_token: 'x.y.z' })
    expect(issued.accessToken?.reveal()).toBe('at-2')
    expect(issued.refreshToken?.reveal()).toBe('rt-2')
    expect(issued).toMatchObject({ lifetime: 600_000, scope: 'openid other' })
    expect(inspect(issued, { showHidden: true })).not.toMatch(/at-2|rt-2|x\.y\.z/)
  })

  test.each([[0], [-1], [null], ['soon']])('with a life of %j s counts 5 minutes', async (life) => {
    expect(await refreshing({ ...good, expires_in: life })).toMatchObject({ lifetime: 300_000 })
  })

  test.each([
    ['600', 600_000],
    [1e12, 86_400_000],
    [1, 30_000],
  ])('with a life of %j s counts %d ms', async (life, lifetime) => {
    expect(await refreshing({ ...good, expires_in: life })).toMatchObject({ lifetime })
  })

  test.each([['bearer'], ['BEARER'], [undefined]])('takes the token type %j', async (type) => {
    expect(await refreshing({ ...good, token_type: type })).toHaveProperty('lifetime')
  })

  test.each([
    ['another token type', { token_type: 'mac' }],
    ['a token that is bound to a key', { token_type: 'DPoP' }],
    ['no type that could be one', { token_type: 7 }],
    ['an access token that is none', { access_token: { a: 1 } }],
    ['an empty access token', { access_token: '' }],
    ['no access token', { access_token: undefined }],
  ])('that brings %s still brings its refresh token', async (_what, change) => {
    const issued = await refreshing({ ...good, ...change })
    expect(issued.accessToken).toBeUndefined()
    expect(issued.refreshToken?.reveal()).toBe('rt-2')
    await expect(
      refreshing({ ...good, ...change, refresh_token: undefined }),
    ).rejects.toMatchObject({ code: 'unexpected_answer' })
  })

  test('may bring no refresh token', async () => {
    expect(await refreshing({ ...good, refresh_token: undefined })).toMatchObject({
      refreshToken: undefined,
      lifetime: 600_000,
    })
  })

  test.each([
    ['a portal\u2019s page', 'unexpected_answer', answers.html()],
    ['a portal\u2019s page with an error of its own', 'server_error', answers.html(511)],
    ['ten megabytes', 'unexpected_answer', answers.huge()],
    ['nothing', 'unexpected_answer', answers.status(204)],
    ['a redirect', 'unexpected_answer', answers.status(307, { location: 'https://evil.example' })],
    ['an error in a good answer', 'unexpected_answer', () => json({ error: 'invalid_grant' })],
    ['a list', 'unexpected_answer', () => json([good])],
    ['invalid_grant', 'invalid_grant', answers.refuse('invalid_grant')],
    ['invalid_client', 'invalid_client', answers.refuse('invalid_client', 401)],
    ['trouble', 'server_error', answers.status(500)],
  ])('that is answered with %s fails as %s', async (_what, code, behaviour) => {
    const { endpoint, service } = setUp({}, behaviour)
    await expect(endpoint.refresh(spent)).rejects.toMatchObject({ name: 'ServiceError', code })
    expect(service.requests).toHaveLength(1)
  })

  test('fails without a word of the answer', async () => {
    const body = { ...good, access_token: 7, refresh_token: '', note: 'canary' }
    const error = await refreshing(body).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'unexpected_answer' })
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('canary')
  })

  test('is waited for a minute: who gives up has lost the only good token', async () => {
    const { time, service, ports, profile } = new World()
    const endpoint = createTokenEndpoint(profile, createHttp(ports), ports.clock)
    service.next('token', answers.hang())
    const refreshing = endpoint.refresh(spent).catch((thrown: unknown) => thrown)
    await settle()
    expect(time.armed()).toEqual([tokenPatience])
    await time.advance(tokenPatience)
    expect(await refreshing).toMatchObject({ code: 'timeout' })
    service.next('revoke', answers.hang())
    const revoking = endpoint.revoke(spent).catch((thrown: unknown) => thrown)
    await settle()
    expect(time.armed()).toEqual([longestWait])
    await time.advance(longestWait)
    expect(await revoking).toMatchObject({ code: 'timeout' })
    expect([tokenPatience, longestWait]).toEqual([60_000, 20_000])
  })

  test('is not sent in plain http to another machine', async () => {
    const { service, endpoint } = setUp({ tokenEndpoint: 'http://id.service.example/o/token/' })
    await expect(endpoint.refresh(spent)).rejects.toThrow('HTTPS')
    expect(service.requests).toEqual([])
  })
})

describe('a revocation', () => {
  test('names the refresh token in the body', async () => {
    const { service, endpoint } = setUp()
    await endpoint.revoke(spent)
    const [request] = service.requests
    expect(request?.url).toBe(exampleProfile.revocationEndpoint)
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      client_id: 'deckpass-client',
      token: 'refresh-that-is-sent',
      token_type_hint: 'refresh_token',
    })
  })

  test('that is refused says so', async () => {
    const { service, endpoint } = setUp()
    service.next('revoke', answers.status(503), answers.network('net::ERR_NAME_NOT_RESOLVED'))
    await expect(endpoint.revoke(spent)).rejects.toMatchObject({ code: 'server_error' })
    await expect(endpoint.revoke(spent)).rejects.toMatchObject({ code: 'offline' })
  })
})
