import { describe, expect, test } from 'vitest'
import { createHttp } from '../../../main/session/http.ts'
import { introspect } from '../../../main/session/introspection.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { exampleProfile, json, World } from '../../support/world.ts'

const endpoint = 'https://id.service.example/o/introspect/'
const token = new Secret('access token', 'the-token')
const clientSecret = new Secret('client secret', 'the-secret')

function setUp(changes: Partial<PersonProfile>, answer: () => Response) {
  const { ports } = new World()
  const requests: { url: string; init: RequestInit }[] = []
  const http = createHttp({
    ...ports,
    async fetch(url, init) {
      requests.push({ url, init })
      return answer()
    },
  })
  const profile = { ...exampleProfile, introspection: { endpoint }, clientSecret, ...changes }
  return { requests, ask: () => introspect(profile, http, ports.clock, token) }
}

describe('introspection', () => {
  test('is a POST with token and secret in the body', async () => {
    const answer = { active: true, scope: 'read write', exp: 1_644_825_600 }
    const { requests, ask } = setUp({}, () => json(answer))
    expect(await ask()).toEqual({
      active: true,
      scope: 'read write',
      expiresAt: 1_644_825_600_000,
    })
    expect(requests.map(({ url, init }) => [url, init.method])).toEqual([[endpoint, 'POST']])
    const body = requests[0]?.init.body
    expect(body instanceof URLSearchParams && Object.fromEntries(body)).toEqual({
      token: 'the-token',
      client_id: 'deckpass-client',
      client_secret: 'the-secret',
    })
  })

  test('is a GET only where the profile says that there is nothing else', async () => {
    const { requests, ask } = setUp({ introspection: { endpoint, method: 'get' } }, () =>
      json({ active: false }),
    )
    expect(await ask()).toEqual({ active: false })
    expect(requests.map(({ url, init }) => [url, init.method])).toEqual([
      [`${endpoint}?token=the-token&client_id=deckpass-client&client_secret=the-secret`, 'GET'],
    ])
  })

  test.each([
    ['the service has no such endpoint', { introspection: undefined }],
    ['the client has no secret to show', { clientSecret: undefined }],
  ])('asks nobody where %s', async (_why, changes) => {
    const { requests, ask } = setUp(changes, () => json({ active: true }))
    expect(await ask()).toBeUndefined()
    expect(requests).toEqual([])
  })

  test('takes a life or a scope that is none for not told', async () => {
    const { ask } = setUp({}, () => json({ active: true, scope: 7, exp: 'soon' }))
    expect(await ask()).toEqual({ active: true, scope: undefined, expiresAt: undefined })
  })

  test.each([
    ['credentials_refused', () => json({ error: 'invalid_client' }, 401)],
    ['credentials_refused', () => json({ detail: 'no' }, 403)],
    ['refused', () => json({ error: 'invalid_request' }, 400)],
    ['server_error', () => json({}, 500)],
    ['unexpected_answer', () => new Response('<title>Wi-Fi</title>')],
    ['unexpected_answer', () => json({ active: 'yes' })],
  ])('that fails is told: %s', async (code, answer) => {
    await expect(setUp({}, answer).ask()).rejects.toMatchObject({ code })
  })
})
