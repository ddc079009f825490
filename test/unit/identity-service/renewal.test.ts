import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type IdentityService, startIdentityService } from '../../identity-service/index.ts'
import { signIn, tokensOf } from './app.ts'

let service: IdentityService

beforeEach(async () => {
  service = await startIdentityService()
})

afterEach(() => service.stop())

const isAlive = async (accessToken: string) => {
  const headers = { authorization: `Bearer ${accessToken}` }
  return (await fetch(`${service.origin}/v4/my/account/`, { headers })).status === 200
}

describe('a renewal', () => {
  it('brings a new pair and an ID token, and the old access token is dead at once', async () => {
    const { app, tokens } = await signIn(service.serviceProfile())
    expect(await isAlive(tokens.access_token)).toBe(true)
    const renewed = await tokensOf(app.renew(tokens.refresh_token))
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token)
    expect(renewed.id_token).toBeDefined()
    expect(await isAlive(tokens.access_token)).toBe(false)
    expect(await isAlive(renewed.access_token)).toBe(true)
  })

  it('brings no ID token where that is switched off', async () => {
    service.switches.idTokenOnRefresh = false
    const { app, tokens } = await signIn(service.serviceProfile())
    expect(tokens.id_token).toBeDefined()
    expect((await tokensOf(app.renew(tokens.refresh_token))).id_token).toBeUndefined()
  })

  it('keeps to the lives that are set while it runs', async () => {
    const { app, tokens } = await signIn(service.serviceProfile())
    service.switches.accessTokenSeconds = 36_000
    service.switches.refreshTokenSeconds = 1
    const renewed = await tokensOf(app.renew(tokens.refresh_token))
    expect(renewed.expires_in).toBe(36_000)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const late = await app.renew(renewed.refresh_token)
    expect(await late.json()).toEqual({ error: 'invalid_grant' })
  })

  it('refuses the refresh token of another client', async () => {
    const { app, tokens } = await signIn(service.serviceProfile())
    const answer = await app.post({
      client_id: 'deckpass-unscoped',
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token,
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({ error: 'invalid_grant' })
    const unknown = await app.post({ client_id: 'nobody', grant_type: 'refresh_token' })
    expect(unknown.status).toBe(401)
    expect(await unknown.json()).toMatchObject({ error: 'invalid_client' })
  })
})

describe('a refresh token that comes twice', () => {
  const reuse = async () => {
    const { app, tokens } = await signIn(service.serviceProfile())
    const renewed = await tokensOf(app.renew(tokens.refresh_token))
    const again = await app.renew(tokens.refresh_token)
    return { app, tokens, renewed, again }
  }

  it('is refused in lenient mode, and the new one still works', async () => {
    const { app, renewed, again } = await reuse()
    expect(again.status).toBe(400)
    expect(await again.json()).toEqual({ error: 'invalid_grant' })
    expect(await isAlive(renewed.access_token)).toBe(true)
    expect((await app.renew(renewed.refresh_token)).status).toBe(200)
  })

  it('ends its whole family in strict mode', async () => {
    service.switches.reuse = 'strict'
    const { app, renewed, again } = await reuse()
    expect(await again.json()).toEqual({ error: 'invalid_grant' })
    expect(await isAlive(renewed.access_token)).toBe(false)
    const after = await app.renew(renewed.refresh_token)
    expect(await after.json()).toEqual({ error: 'invalid_grant' })
  })

  it('gets the same pair again in graceful mode, until its successor is spent', async () => {
    service.switches.reuse = 'graceful'
    const { app, tokens, renewed, again } = await reuse()
    expect(again.status).toBe(200)
    expect(await tokensOf(again)).toEqual(renewed)
    await app.renew(renewed.refresh_token)
    expect((await app.renew(tokens.refresh_token)).status).toBe(400)
  })

  it('is refused in graceful mode after the grace', async () => {
    service.switches.reuse = 'graceful'
    service.switches.graceSeconds = -1
    const { app, renewed, again } = await reuse()
    expect(await again.json()).toEqual({ error: 'invalid_grant' })
    expect((await app.renew(renewed.refresh_token)).status).toBe(200)
  })

  it('has one winner when it comes twice at once', async () => {
    const { app, tokens } = await signIn(service.serviceProfile())
    const answers = await Promise.all([1, 2, 3].map(() => app.renew(tokens.refresh_token)))
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toEqual([200])
    expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(1)
  })

  it('gets the same pair for all that come at once in graceful mode', async () => {
    service.switches.reuse = 'graceful'
    const { app, tokens } = await signIn(service.serviceProfile())
    const renew = () => tokensOf(app.renew(tokens.refresh_token))
    const [first, second, third] = await Promise.all([renew(), renew(), renew()])
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })
})
