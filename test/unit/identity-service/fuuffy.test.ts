import { describe, expect, it } from 'vitest'
import { RateLimit } from '../../identity-service/fuuffy/rate-limit.ts'
import { fuuffyClient, startIdentityService } from '../../identity-service/index.ts'
import { oneService } from './one-service.ts'

const service = oneService()

const credentials = { client_id: fuuffyClient.id, client_secret: fuuffyClient.secret }
const wrong = { client_secret: 'wrong' }

const send = (init: RequestInit) => fetch(`${service().origin}/v1/auth/token`, init)
const ask = (changed: Record<string, string> = {}) =>
  send({ method: 'POST', body: new URLSearchParams({ ...credentials, ...changed }) })
const said = async (answer: Promise<Response>) => {
  const { status } = await answer
  return { status, body: Object(await (await answer).json()) }
}

describe('a token', () => {
  it.each([{}, { grant_type: 'client_credentials' }])(
    'comes in an envelope, for id and secret (%j)',
    async (changed) => {
      const { status, body } = await said(ask(changed))
      expect(status).toBe(200)
      expect(body).toEqual({
        data: {
          access_token: expect.stringMatching(/^sk-[0-9a-f]{32}$/),
          token_type: 'Bearer',
          expires_in: 3_600,
        },
      })
      expect(service().witness.secrets).toContain(body.data.access_token)
    },
  )

  it('lives as long as it is told to', async () => {
    service().switches.fuuffyTokenSeconds = 60
    expect((await said(ask())).body.data.expires_in).toBe(60)
  })

  it('can be lost on the way', async () => {
    service().requests.clear()
    service().faults.next('fuuffy-token', { lose: 'after' })
    await expect(ask({ grant_type: 'client_credentials' })).rejects.toThrow('fetch failed')
    expect(service().requests.token).toMatchObject([
      { lost: 'after', token: { grantType: 'client_credentials', refreshToken: undefined } },
    ])
  })
})

describe('a no', () => {
  const message = 'Invalid client_id, client_secret, or session_key'

  it.each([
    ['reason', { error: { code: '401021', code_reason: 'invalid_client', message } }],
    [
      'long-reason',
      { error: { code: '401021', code_reason: 'invalid_client_id_or_client_secret', message } },
    ],
    ['word', { error: { code: 'invalid_token', message, details: {} } }],
    ['flat', { code: '401021', code_reason: 'invalid_client', message }],
  ] as const)('to a wrong secret has the shape "%s"', async (shape, body) => {
    service().switches.fuuffyErrorShape = shape
    expect(await said(ask(wrong))).toEqual({ status: 401, body })
    expect(service().witness.secrets).toContain('wrong')
  })

  it.each([
    ['lacks its secret', { client_secret: '' }],
    ['lacks its id', { client_id: '' }],
    ['asks for another grant', { grant_type: 'password' }],
  ])('comes to what %s', async (_, changed) => {
    expect(await said(ask(changed))).toEqual({
      status: 400,
      body: {
        error: {
          code: '400013',
          code_reason: 'invalid_request',
          message: 'Missing or invalid parameters',
        },
      },
    })
  })

  it('comes to JSON, and to other routes', async () => {
    const headers = { 'content-type': 'application/json' }
    const json = send({ method: 'POST', headers, body: JSON.stringify(credentials) })
    expect(await said(json)).toMatchObject({ status: 400, body: { error: { code: '400013' } } })
    const found = { status: 404, body: { error: 'Resource or endpoint not found.' } }
    expect(await said(send({ method: 'GET' }))).toEqual(found)
    expect(await said(fetch(`${service().origin}/v1/orders`))).toEqual(found)
  })

  it.each([
    ['invalid_request', 400, '400013'],
    ['invalid_client', 401, '401021'],
    ['rate_limited', 429, '429001'],
    ['api_error', 500, '500999'],
  ] as const)('can be had for the asking: %s', async (failure, status, code) => {
    service().switches.fuuffyFails = failure
    expect(await said(ask())).toMatchObject({ status, body: { error: { code } } })
    service().switches.fuuffyErrorShape = 'flat'
    expect(await said(ask())).toMatchObject({ status, body: { code } })
  })
})

describe('the rate limit', () => {
  it('is told with every answer, in seconds by the clock of the service', async () => {
    service().switches.clockOffset = 86_400_000
    const limits = async (answer: Promise<Response>) => {
      const { headers } = await answer
      return ['limit', 'remaining', 'reset'].map((name) =>
        Number(headers.get(`x-ratelimit-${name}`)),
      )
    }
    const [limit, remaining = 0, reset = 0] = await limits(ask())
    expect(limit).toBe(100)
    const ahead = reset * 1000 - Date.now() - 86_400_000
    expect(ahead).toBeGreaterThan(0)
    expect(ahead).toBeLessThanOrEqual(61_000)
    expect((await limits(ask(wrong)))[1]).toBe(remaining - 1)
  })

  it('is 429 beyond it', async () => {
    const fresh = await startIdentityService({ fuuffyPerMinute: 2 })
    const body = new URLSearchParams(credentials)
    const statuses: number[] = []
    for (const _ of [1, 2, 3]) {
      const answer = await fetch(`${fresh.origin}/v1/auth/token`, { method: 'POST', body })
      statuses.push(answer.status)
    }
    await fresh.stop()
    expect(statuses).toEqual([200, 200, 429])
  })

  it('begins anew after a minute', () => {
    const limit = new RateLimit()
    expect(limit.take(1_000, 1)).toEqual({ allowed: true, remaining: 0, resetAt: 61_000 })
    expect(limit.take(60_999, 1)).toEqual({ allowed: false, remaining: 0, resetAt: 61_000 })
    expect(limit.take(61_000, 1)).toEqual({ allowed: true, remaining: 0, resetAt: 121_000 })
  })
})
