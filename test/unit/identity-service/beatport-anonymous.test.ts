import { describe, expect, it } from 'vitest'
import { anonymousClient } from '../../identity-service/index.ts'
import { oneService } from './one-service.ts'

const service = oneService()

const credentials = { client_id: anonymousClient.id, client_secret: anonymousClient.secret }

const ask = async (changed: Record<string, string> = {}) => {
  const form = { grant_type: 'client_credentials', ...credentials, ...changed }
  const body = new URLSearchParams(form)
  const answer = await fetch(`${service().origin}/o/token/`, { method: 'POST', body })
  return { status: answer.status, body: Object(await answer.json()) }
}

const introspect = async (token: string) => {
  const query = new URLSearchParams({ token, ...credentials }).toString()
  return (await fetch(`${service().origin}/o/introspect/?${query}`)).json()
}

describe("a client's own token", () => {
  it.each([
    ['is for the catalogue', {}],
    ['is for the catalogue, asked for or not', { scope: 'app:external' }],
  ])('%s, and comes without a refresh token', async (_, changed) => {
    expect(await ask(changed)).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        expires_in: 600,
        token_type: 'Bearer',
        scope: 'app:external',
      },
    })
  })

  it('is nobody, at introspection and at the account', async () => {
    const { body } = await ask()
    const told: unknown = await introspect(String(body.access_token))
    expect(told).toMatchObject({
      active: true,
      scope: 'app:external',
      client_id: anonymousClient.id,
      is_authenticated: false,
    })
    expect(told).not.toHaveProperty('username')
    const headers = { authorization: `Bearer ${String(body.access_token)}` }
    expect((await fetch(`${service().origin}/v4/my/account/`, { headers })).status).toBe(401)
  })

  it('is inactive when its life is over', async () => {
    service().switches.accessTokenSeconds = 1
    const { body } = await ask()
    service().switches.accessTokenSeconds = 600
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(await introspect(String(body.access_token))).toEqual({ active: false })
  })

  it.each([
    ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client'],
    ['the scope of a user', { scope: 'user:dj' }, 400, 'invalid_scope'],
    ['another grant', { grant_type: 'authorization_code', code: 'x' }, 400, 'unauthorized_client'],
  ])('is not had with %s', async (_, changed, status, error) => {
    expect(await ask(changed)).toMatchObject({ status, body: { error } })
  })
})
