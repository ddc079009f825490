import { describe, expect, it } from 'vitest'
import { confidentialClient } from '../../identity-service/index.ts'
import { App, signIn, tokensOf } from './app.ts'
import { oneService } from './one-service.ts'
import { Person } from './person.ts'

const service = oneService()

const said = async (answer: Response | Promise<Response>) => {
  const { status, headers } = await answer
  const body: unknown = await (await answer).json()
  return { status, body, challenge: headers.get('www-authenticate') }
}

describe('a confidential client', () => {
  it('signs in, renews and revokes with its secret in the body', async () => {
    const { app, tokens } = await signIn(service().confidentialProfile())
    expect(tokens.id_token).toBeDefined()
    const renewed = await tokensOf(app.renew(tokens.refresh_token))
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
    expect((await app.revoke(renewed.refresh_token)).status).toBe(200)
    expect((await app.renew(renewed.refresh_token)).status).toBe(400)
  })

  it.each([
    ['a wrong one', { client_secret: 'wrong' }],
    ['an empty one', { client_secret: '' }],
  ])('is not known with %s, and its refresh token stays good', async (_, secret) => {
    const { app, tokens } = await signIn(service().confidentialProfile())
    const renewal = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
    expect(await said(app.post({ ...renewal, ...secret }))).toEqual({
      status: 401,
      body: { error: 'invalid_client' },
      challenge: 'Bearer error="invalid_client"',
    })
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('has its refresh tokens to itself', async () => {
    const { tokens } = await signIn(service().confidentialProfile())
    const answer = new App(service().serviceProfile()).renew(tokens.refresh_token)
    expect(await said(answer)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })
})

describe('a token request', () => {
  const post = (form: Record<string, string>) => new App(service().serviceProfile()).post(form)

  it('with the misspelt name of the documents lacks its refresh token', async () => {
    const { app, tokens } = await signIn(service().serviceProfile())
    const answer = app.post({ grant_type: 'refresh_token', refresh_toekn: tokens.refresh_token })
    expect(await said(answer)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_description: 'Missing refresh token parameter.' },
    })
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it.each([
    ['without a grant type', {}, 400, 'unsupported_grant_type'],
    ['with an unknown grant type', { grant_type: 'magic' }, 400, 'unsupported_grant_type'],
    [
      'for a public client itself',
      { grant_type: 'client_credentials' },
      400,
      'unauthorized_client',
    ],
    ['of nobody', { client_id: '', grant_type: 'refresh_token' }, 401, 'invalid_client'],
    ['of a stranger', { client_id: 'x', grant_type: 'refresh_token' }, 401, 'invalid_client'],
  ])('%s is refused by one word', async (_, form, status, error) => {
    expect(await said(post(form))).toMatchObject({ status, body: { error } })
  })

  it('in JSON has no grant type that could be read', async () => {
    const { tokens } = await signIn(service().serviceProfile())
    const answer = fetch(`${service().origin}/o/token/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token }),
    })
    expect(await said(answer)).toMatchObject({
      status: 400,
      body: { error: 'unsupported_grant_type' },
    })
  })

  it('without the closing slash is sent on, and refused when it comes as a GET', async () => {
    const url = `${service().origin}/o/token`
    const body = new URLSearchParams({ grant_type: 'refresh_token' })
    const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' })
    expect(answer.status).toBe(301)
    expect(answer.headers.get('location')).toBe('/o/token/')
    expect((await fetch(url, { method: 'POST', body })).status).toBe(405)
  })
})

describe('the switches', () => {
  it('can have an app without an algorithm: the exchange breaks down on a page', async () => {
    service().switches.hasAlgorithm = false
    const app = new App(service().serviceProfile())
    const { url } = await new Person().signIn(app.url())
    const answer = await app.exchange(url)
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await answer.text()).toContain('Server Error (500)')
  })

  it('do without the algorithm where no ID token is asked for, or only a renewal', async () => {
    const { app, tokens } = await signIn(service().serviceProfile())
    service().switches.hasAlgorithm = false
    expect((await tokensOf(app.renew(tokens.refresh_token))).id_token).toBeUndefined()
    const plain = { ...service().serviceProfile(), scopes: ['user:dj'] }
    expect((await signIn(plain)).tokens).toMatchObject({ scope: 'user:dj', expires_in: 600 })
  })

  it('can say another life than the token has', async () => {
    Object.assign(service().switches, { saidTokenSeconds: 36_000, accessTokenSeconds: 1 })
    const { tokens } = await signIn(service().serviceProfile())
    expect(tokens.expires_in).toBe(36_000)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const headers = { authorization: `Bearer ${tokens.access_token}` }
    expect((await fetch(`${service().origin}/v4/my/account/`, { headers })).status).toBe(401)
  })

  it('can leave the revocation route out', async () => {
    service().switches.revocationRoute = false
    const { app, tokens } = await signIn(service().serviceProfile())
    expect((await app.revoke(tokens.refresh_token)).status).toBe(404)
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })
})

it('says what is wrong at userinfo in JSON that it calls HTML', async () => {
  const answer = await fetch(`${service().origin}/o/userinfo/`, {
    headers: { authorization: 'Bearer x' },
  })
  expect(answer.status).toBe(401)
  expect(answer.headers.get('content-type')).toMatch(/^text\/html/)
  expect(await answer.json()).toMatchObject({ error: 'invalid_token' })
})

it('tells a confidential client all that the documents list of its own token', async () => {
  const { tokens } = await signIn(service().confidentialProfile())
  const body = new URLSearchParams({
    token: tokens.access_token,
    client_id: confidentialClient.id,
    client_secret: confidentialClient.secret,
  })
  const told = await said(fetch(`${service().origin}/o/introspect/`, { method: 'POST', body }))
  expect(told.body).toEqual({
    active: true,
    scope: 'openid user:dj app:external',
    exp: expect.any(Number),
    client_id: confidentialClient.id,
    beatport_application_id: 12345,
    beatport_application_name: 'Deckpass',
    beatport_application_app_scope: 'app:external',
    username: 'halcyon',
    user_id: 1,
    email: 'john@example.com',
    email_confirmed: true,
    first_name: 'John',
    last_name: 'Doe',
    date_joined: '2024-04-03T05:35:48-06:00',
    is_authenticated: true,
    is_superuser: false,
    is_staff: false,
  })
})
