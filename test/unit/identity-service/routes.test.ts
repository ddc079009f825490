import { describe, expect, it } from 'vitest'
import { confidentialClient } from '../../identity-service/credentials.ts'
import { startIdentityService } from '../../identity-service/index.ts'
import { App, signIn, tokensOf } from './app.ts'
import { oneService } from './one-service.ts'
import { Person } from './person.ts'

const service = oneService({ callbackUrls: ['http://127.0.0.1:9/bye'] })

const get = (path: string, bearer?: string) =>
  fetch(service().origin + path, {
    redirect: 'manual',
    headers: bearer === undefined ? {} : { authorization: `Bearer ${bearer}` },
  })

describe('userinfo', () => {
  it('answers the ID token, in camel case', async () => {
    const { tokens } = await signIn(service().serviceProfile())
    const answer = await get('/o/userinfo/', tokens.id_token)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      sub: 'halcyon',
      email: 'john@example.com',
      username: 'halcyon',
      firstName: 'John',
      lastName: 'Doe',
      emailConfirmed: true,
    })
  })

  it('refuses the access token, a forged ID token, an expired one, and none', async () => {
    const { tokens } = await signIn(service().serviceProfile())
    const forged = `${tokens.id_token?.slice(0, -8) ?? ''}AAAAAAAA`
    service().switches.idTokenSeconds = 1
    const expired = await signIn(service().serviceProfile())
    service().switches.idTokenSeconds = 60
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const bearers = [tokens.access_token, forged, expired.tokens.id_token, undefined]
    const answers = await Promise.all(bearers.map((bearer) => get('/o/userinfo/', bearer)))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
    expect(answers[0]?.headers.get('www-authenticate')).toContain('invalid_token')
    expect(await answers[0]?.json()).toMatchObject({ error: 'invalid_token' })
  })
})

describe('logout', () => {
  const logoutUrl = (callbackUrl: string) =>
    `${service().origin}/identity/v1/logout/?${new URLSearchParams({ callbackUrl }).toString()}`

  it("ends the browser's session and the tokens that it led to", async () => {
    const person = new Person()
    const { app, tokens } = await signIn(service().serviceProfile(), person)
    const other = await signIn(service().serviceProfile())
    expect((await person.open(`${service().origin}/`)).text).toContain('<strong>halcyon</strong>')

    const returnTo = service().serviceProfile().browserSignOut?.returnTo ?? ''
    const visit = await person.open(logoutUrl(returnTo))
    expect(visit.url).toBe(returnTo)
    expect(visit.text).toContain('You are signed out')

    expect((await person.open(`${service().origin}/account`)).text).toContain('Nobody is signed in')
    expect((await person.open(app.url())).url).toContain('/login/')
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
    expect((await other.app.renew(other.tokens.refresh_token)).status).toBe(200)
  })

  it('leaves the tokens alone where that is switched so', async () => {
    service().switches.logoutRevokes = false
    const person = new Person()
    const { app, tokens } = await signIn(service().serviceProfile(), person)
    await person.open(logoutUrl(''))
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
    service().switches.logoutRevokes = true
  })

  it('goes to allowed addresses only', async () => {
    const callback = (url: string) => fetch(logoutUrl(url), { redirect: 'manual' })
    const allowed = await callback('http://127.0.0.1:9/bye')
    expect(allowed.status).toBe(302)
    expect(allowed.headers.get('location')).toBe('http://127.0.0.1:9/bye')
    const foreign = await callback('https://elsewhere.example/')
    expect(foreign.status).toBe(200)
    expect(await foreign.text()).toContain('You are signed out')
  })
})

describe('introspection', () => {
  const query = (token: string, secret = confidentialClient.secret) =>
    new URLSearchParams({ token, client_id: confidentialClient.id, client_secret: secret })

  it('tells a confidential client of a token, by GET and by POST', async () => {
    const { tokens } = await signIn(service().serviceProfile())
    const fields = query(tokens.access_token)
    const url = `${service().origin}/o/introspect/`
    const asked = await (await fetch(`${url}?${fields.toString()}`)).json()
    const posted = await (await fetch(url, { method: 'POST', body: fields })).json()
    expect(asked).toEqual(posted)
    expect(asked).toMatchObject({
      active: true,
      scope: 'openid user:dj app:external',
      client_id: 'deckpass-local',
      username: 'halcyon',
      first_name: 'John',
      date_joined: expect.any(String),
    })
  })

  it('says inactive of an unknown token, and nothing to others', async () => {
    const unknown = await get(`/o/introspect/?${query('what').toString()}`)
    expect(await unknown.json()).toEqual({ active: false })
    expect((await get(`/o/introspect/?${query('what', 'wrong').toString()}`)).status).toBe(403)
    expect((await get('/o/introspect/?token=what&client_id=deckpass-local')).status).toBe(403)
  })

  it('knows the token that a confidential client gets for itself', async () => {
    const body = {
      grant_type: 'client_credentials',
      client_id: confidentialClient.id,
      client_secret: confidentialClient.secret,
    }
    const answer: unknown = await (await new App(service().serviceProfile()).post(body)).json()
    expect(answer).toMatchObject({ token_type: 'Bearer', expires_in: 600 })
    const token = String(Object(answer).access_token)
    const told = await (await get(`/o/introspect/?${query(token).toString()}`)).json()
    expect(told).toMatchObject({ active: true, is_authenticated: false })
  })
})

describe('revocation', () => {
  it('ends a refresh token with its access token, and is silent about unknown ones', async () => {
    const { app, tokens } = await signIn(service().serviceProfile())
    expect((await app.revoke('unknown')).status).toBe(200)
    expect((await app.revoke(tokens.refresh_token)).status).toBe(200)
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
    expect((await get('/v4/my/account/', tokens.access_token)).status).toBe(401)
  })
})

describe('routes', () => {
  it.each(['authorize', 'token', 'userinfo', 'introspect', 'revoke_token'])(
    'send /o/%s to the address with the slash',
    async (name) => {
      const answer = await get(`/o/${name}?a=b`)
      expect(answer.status).toBe(301)
      expect(answer.headers.get('location')).toBe(`/o/${name}/?a=b`)
    },
  )

  it.each(['/o/token/', '/o/revoke_token/'])('take POST alone at %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })

  it('describe themselves', async () => {
    const document: unknown = await (await get('/.well-known/openid-configuration')).json()
    const profile = service().serviceProfile()
    expect(document).toMatchObject({
      issuer: profile.issuer,
      authorization_endpoint: profile.authorizationEndpoint,
      token_endpoint: profile.tokenEndpoint,
      revocation_endpoint: profile.revocationEndpoint,
      userinfo_endpoint: profile.userinfo?.endpoint,
      jwks_uri: `${service().origin}/o/.well-known/jwks.json`,
      code_challenge_methods_supported: ['S256'],
    })
  })

  it('refuse a token request in JSON', async () => {
    const answer = await fetch(`${service().origin}/o/token/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grant_type":"refresh_token"}',
    })
    expect(answer.status).toBe(400)
  })

  it('let a native client use a loopback redirect on any port', async () => {
    const other = await startIdentityService({ redirectUris: ['http://127.0.0.1/signed-out'] })
    const app = new App(other.serviceProfile(`${service().origin}/signed-out`))
    const { url } = await new Person().signIn(app.url())
    await other.stop()
    expect(url).toMatch(new RegExp(`^${service().origin}/signed-out\\?code=`))
  })
})

it('forgets everything when told to', async () => {
  const { app, tokens } = await signIn(service().serviceProfile())
  service().forgetEverything()
  expect(await (await app.renew(tokens.refresh_token)).json()).toEqual({ error: 'invalid_grant' })
  const { url } = await new Person().signIn(app.url())
  expect((await tokensOf(app.exchange(url))).expires_in).toBe(600)
})
