import { describe, expect, it } from 'vitest'
import { beproductClient } from '../../identity-service/index.ts'
import { App, signIn as signInAt, tokensOf } from './app.ts'
import { oneService } from './one-service.ts'
import { Person } from './person.ts'

const service = oneService()

/** As Deckpass asks: with a prompt for consent, without which there is no refresh token. */
class BeProductApp extends App {
  override url(changed: Readonly<Record<string, string>> = {}): string {
    return super.url({ prompt: 'consent', ...changed })
  }
}

const signIn = async (person = new Person()) => {
  const app = new BeProductApp(service().beproductProfile())
  const { url } = await person.signIn(app.url())
  return { app, tokens: await tokensOf(app.exchange(url)) }
}

const userinfo = async (bearer: string) => {
  const url = service().beproductProfile().userinfo?.endpoint ?? ''
  return fetch(url, { headers: { authorization: `Bearer ${bearer}` } })
}

describe('discovery', () => {
  it('is at the issuer, and names the routes below it', async () => {
    const issuer = `${service().origin}/ids`
    const answer = await fetch(`${issuer}/.well-known/openid-configuration`)
    expect(await answer.json()).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/connect/authorize`,
      token_endpoint: `${issuer}/connect/token`,
      userinfo_endpoint: `${issuer}/connect/userinfo`,
      end_session_endpoint: `${issuer}/connect/endsession`,
      jwks_uri: `${issuer}/.well-known/openid-configuration/jwks`,
      scopes_supported: expect.arrayContaining(['roles', 'offline_access', 'BeProductPublicApi']),
    })
    expect((await fetch(`${issuer}/no/such/route`)).status).toBe(404)
  })
})

describe('a sign-in', () => {
  it('has pages of its own, and asks for every scope', async () => {
    const person = new Person()
    const app = new BeProductApp(service().beproductProfile())
    const login = await person.open(app.url())
    expect(new URL(login.url).pathname).toMatch(/^\/ids\/account\/login\//)
    expect(login.text).toContain('BeProduct (local stand-in)')
    expect(login.text).not.toContain('Beatport')
    const consent = await person.open(login.url, { username: 'selene', password: 'vinyl' })
    expect(consent.text.match(/<li>/g)).toHaveLength(6)
    const callback = new URL((await person.open(consent.url, { answer: 'allow' })).url)
    expect(callback.searchParams.get('iss')).toBe(`${service().origin}/ids`)
    expect(callback.searchParams.get('state')).toBe(app.state)
  })

  it('brings eight hours, no scope, and a refresh token', async () => {
    const app = new BeProductApp(service().beproductProfile())
    const { url } = await new Person().signIn(app.url())
    expect(await (await app.exchange(url)).json()).toEqual({
      id_token: expect.any(String),
      access_token: expect.any(String),
      expires_in: 28_800,
      token_type: 'Bearer',
      refresh_token: expect.any(String),
    })
  })

  it('is apart from the one at Beatport, in the same browser', async () => {
    const person = new Person()
    await signInAt(service().serviceProfile(), person)
    expect((await person.open(new BeProductApp(service().beproductProfile()).url())).url).toContain(
      '/ids/account/login/',
    )
    await signIn(person)
    expect((await person.open(`${service().origin}/`)).text).toContain('<strong>halcyon</strong>')
    expect((await person.open(new App(service().serviceProfile()).url())).url).toMatch(/^app\./)
  })

  it('tells who it is to the access token, not to the ID token', async () => {
    const { tokens } = await signIn()
    const answer = await userinfo(tokens.access_token)
    expect(await answer.json()).toEqual({
      sub: 'halcyon',
      name: 'John Doe',
      given_name: 'John',
      family_name: 'Doe',
      preferred_username: 'halcyon',
      email: 'john@example.com',
      email_verified: true,
      role: 'Designer',
    })
    expect((await userinfo(tokens.id_token ?? '')).status).toBe(401)
  })
})

describe('a refresh token', () => {
  it('works once where it rotates', async () => {
    const { app, tokens } = await signIn()
    const renewed = await tokensOf(app.renew(tokens.refresh_token))
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
    const again = await app.renew(tokens.refresh_token)
    expect(again.status).toBe(400)
    expect(await again.json()).toEqual({ error: 'invalid_grant' })
    expect((await app.renew(renewed.refresh_token)).status).toBe(200)
  })

  it('works on where it does not', async () => {
    service().switches.beproductRotates = false
    service().switches.beproductTokenSeconds = 60
    const { app, tokens } = await signIn()
    for (const _ of [1, 2]) {
      const renewed = await tokensOf(app.renew(tokens.refresh_token))
      expect(renewed).toMatchObject({ refresh_token: tokens.refresh_token, expires_in: 60 })
      expect((await userinfo(renewed.access_token)).status).toBe(200)
    }
  })

  it('is not had with a wrong secret, which is a 400 here', async () => {
    const { app, tokens } = await signIn()
    const answer = await app.post({
      client_secret: 'wrong',
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: 'invalid_client' })
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })

  it('is known to the witness and the request log', async () => {
    service().requests.clear()
    const { app, tokens } = await signIn()
    await app.renew(tokens.refresh_token)
    const grants = service().requests.token.map(({ token }) => token)
    expect(grants).toMatchObject([
      { grantType: 'authorization_code' },
      { grantType: 'refresh_token', refreshToken: expect.any(String) },
    ])
    expect(service().witness.secrets).toEqual(
      expect.arrayContaining([tokens.refresh_token, tokens.access_token, beproductClient.secret]),
    )
  })

  it('can meet a fault', async () => {
    const { app, tokens } = await signIn()
    service().faults.next('beproduct-token', { lose: 'before' })
    await expect(app.renew(tokens.refresh_token)).rejects.toThrow('fetch failed')
    service().faults.next('beproduct-userinfo', { status: 503 })
    expect((await userinfo(tokens.access_token)).status).toBe(503)
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
  })
})

describe('the end of the session in the browser', () => {
  const endSession = (parameters: Record<string, string>) =>
    `${service().origin}/ids/connect/endsession?${new URLSearchParams(parameters).toString()}`
  const isAsked = async (person: Person) =>
    (await person.open(new App(service().beproductProfile()).url())).url.includes('/login/')
  const returnTo = () => service().beproductProfile().browserSignOut?.returnTo ?? ''

  it('comes at once with the ID token, leads back, and leaves the refresh token', async () => {
    const person = new Person()
    const { app, tokens } = await signIn(person)
    expect(await isAsked(person)).toBe(false)
    const hint = {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: returnTo(),
      state: 's-1',
    }
    const visit = await person.open(endSession(hint))
    expect(visit.url).toBe(`${returnTo()}?state=s-1`)
    expect(visit.text).toContain('You are signed out')
    expect(await isAsked(person)).toBe(true)
    expect((await app.renew(tokens.refresh_token)).status).toBe(200)
    expect((await person.open(endSession(hint))).url).toBe(`${returnTo()}?state=s-1`)
  })

  it('is asked about without it, and leads nowhere', async () => {
    const person = new Person()
    await signIn(person)
    const visit = await person.open(
      endSession({ client_id: beproductClient.id, post_logout_redirect_uri: returnTo() }),
    )
    expect(visit.text).toContain('Would you like to log out of BeProduct?')
    expect(await isAsked(person)).toBe(false)
    const again = await person.open(endSession({}))
    const xsrf = /name="xsrf" value="(\w+)"/.exec(again.text)?.[1] ?? ''
    const confirm = `${service().origin}/ids/connect/endsession/confirm`
    expect(again.text).toContain(`action="${confirm}"`)
    const left = await person.open(confirm, { xsrf, logout: 'yes' })
    expect(new URL(left.url).pathname).toBe('/ids/connect/endsession/success')
    expect(left.text).toContain('You are signed out')
    expect(await isAsked(person)).toBe(true)
  })

  it('is nothing to ask about where nobody is signed in', async () => {
    expect((await new Person().open(endSession({}))).text).toContain('You are signed out')
  })

  it('leads only where it may', async () => {
    const { tokens } = await signIn()
    const foreign = {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: 'https://x.y',
    }
    expect((await new Person().open(endSession(foreign))).status).toBe(400)
  })
})
