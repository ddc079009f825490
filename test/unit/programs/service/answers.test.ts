import { Agent } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  answers,
  exampleProfile,
  held,
  hour,
  minute,
  settle,
  signedInWorld,
} from '../../../support/world.ts'
import { codeOf, serving, textAt } from '../surroundings.ts'

async function paired(setting: Parameters<typeof serving>[0] = {}) {
  const there = await serving(setting)
  const { headers, key, id } = await there.letIn()
  const get = (path: string) => there.call('GET', path, { headers })
  const post = (path: string) => there.call('POST', path, { headers })
  return { ...there, headers, key, id, get, post }
}

describe('a token', () => {
  test('is the session’s, with its end and scope', async () => {
    const { world, get } = await paired()
    const { accessToken } = await world.session.accessToken()
    await world.time.advance(minute)
    const given = await get('/v1/token?connection=example&min_validity=60')
    expect(given.status).toBe(200)
    expect(given.headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(given.body).toEqual({
      access_token: accessToken.reveal(),
      token_type: 'Bearer',
      expires_in: 540,
      expires_at: new Date(world.time.truth() + 9 * minute).toISOString(),
      scope: 'openid user:dj',
      connection: 'example',
    })
  })

  test('has the life that is asked for, or is refused with the reason', async () => {
    const { world, get } = await paired()
    const first = textAt((await get('/v1/token')).body, 'access_token')
    await world.time.advance(7 * minute)
    expect(textAt((await get('/v1/token?min_validity=120')).body, 'access_token')).toBe(first)
    const second = textAt((await get('/v1/token?min_validity=300')).body, 'access_token')
    expect(world.service.lifeOf(second)).toBeGreaterThan(5 * minute)
    const tooLong = await get('/v1/token?min_validity=3600')
    expect([tooLong.status, codeOf(tooLong)]).toEqual([409, 'life_too_short'])
    await world.session.signOut({ browserToo: false })
    const signedOut = await get('/v1/token')
    expect([signedOut.status, codeOf(signedOut)]).toEqual([409, 'signed_out'])
  })

  test.each([
    'min_validity=86401',
    'min_validity=-1',
    'min_validity=1.5',
    'min_validity=',
    'min_validity=5m',
    'min_validity=1&min_validity=2',
    'minvalidity=1',
    `connection=${'x'.repeat(257)}`,
  ])('is not given for %s', async (query) => {
    const { get } = await paired()
    const given = await get(`/v1/token?${query}`)
    expect([given.status, codeOf(given)]).toEqual([400, 'invalid_request'])
  })

  test('of a connection that the key does not cover is as if it were not there', async () => {
    const world = await signedInWorld()
    const other = await signedInWorld({ ...exampleProfile, id: 'other' })
    const there = await serving({ world, sessions: [world.session, other.session] })
    const { headers } = await there.letIn('Tagger', ['other'])
    const get = (path: string) => there.call('GET', path, { headers })
    const covered = await get('/v1/token?connection=example')
    const missing = await get('/v1/token?connection=nothing')
    expect(covered.status).toBe(404)
    expect(codeOf(covered)).toBe('unknown_connection')
    expect(covered.body).toEqual(missing.body)
    // Left out, it is the first of its own.
    expect((await get('/v1/token')).body).toMatchObject({ connection: 'other' })
    const { body } = await get('/v1/status')
    expect(body).toMatchObject({ connections: [{ connection: 'other' }] })
    expect(JSON.stringify(body)).not.toContain('example')
  })

  test.each([
    [answers.network('net::ERR_INTERNET_DISCONNECTED'), 503, 'offline'],
    [answers.network('net::ERR_CERT_AUTHORITY_INVALID'), 503, 'certificate'],
    [answers.status(500), 502, 'server_error'],
    [answers.html(), 502, 'unexpected_answer'],
    [answers.status(429, { 'retry-after': '7' }), 429, 'rate_limited'],
  ])('that cannot be had is told by a code, never in the service’s words', async (...row) => {
    const [behaviour, status, code] = row
    const { world, get } = await paired()
    await world.time.sleep(hour)
    world.service.next('token', ...Array.from({ length: 8 }, () => behaviour))
    const given = await get('/v1/token')
    expect([given.status, codeOf(given)]).toEqual([status, code])
    expect(JSON.stringify(given.body)).not.toMatch(/trouble|Wi-Fi|ERR_/)
    expect(given.headers['retry-after']).toBe(code === 'rate_limited' ? '7' : undefined)
  })

  test('1,000 in a row cost no request, over a connection each or one for all', async () => {
    const { world, get, headers, call } = await paired()
    const before = world.service.requests.length
    const agent = new Agent({ keepAlive: true })
    onTestFinished(() => agent.destroy())
    const seen = new Set<string>()
    for (let each = 0; each < 500; each++)
      for (const given of [
        await get('/v1/token'),
        await call('GET', '/v1/token', { headers, agent }),
      ])
        seen.add(textAt(given.body, 'access_token'))
    expect([...seen]).toEqual([expect.stringMatching(/^access-canary/)])
    expect(world.service.requests.length).toBe(before)
  })

  test('that is to be younger than it need be is not had by one renewal after another', async () => {
    const { world, get } = await paired()
    const statuses: number[] = []
    for (let each = 0; each < 8; each++) {
      await world.time.advance(6_000)
      statuses.push((await get('/v1/token?min_validity=599')).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    expect((await get('/v1/token?min_validity=60')).status).toBe(200)
    expect((await get('/v1/token?min_validity=3600')).status).toBe(409)
  })

  test('that has expired costs 50 callers one request', async () => {
    const { world, get } = await paired()
    await world.time.sleep(hour)
    const before = world.service.count('token')
    const late = held()
    world.service.next('token', late.behaviour)
    const asking = Array.from({ length: 50 }, () => get('/v1/token?min_validity=60'))
    await expect.poll(() => world.service.count('token')).toBe(before + 1)
    await settle()
    late.release()
    const given = await Promise.all(asking)
    expect(new Set(given.map(({ body }) => textAt(body, 'access_token'))).size).toBe(1)
    expect(given.every(({ status }) => status === 200)).toBe(true)
    expect(world.service.count('token')).toBe(before + 1)
  })

  test('that is waited for when its key is withdrawn is not given', async () => {
    const { world, get, programs, id } = await paired()
    await world.time.sleep(hour)
    const late = held()
    world.service.next('token', late.behaviour)
    const asking = get('/v1/token').catch(() => 'nothing')
    await expect.poll(() => world.service.count('token')).toBe(2)
    await programs.withdraw(id)
    late.release()
    expect(await asking).toBe('nothing')
    await expect.poll(() => programs.audit()[0]).toMatchObject({ answer: 'unknown_key' })
  })
})

test('a renewal gives a new token, not its value, and only so often', async () => {
  const { world, post, get } = await paired()
  await world.time.advance(minute)
  const first = textAt((await get('/v1/token')).body, 'access_token')
  const renewed = await post('/v1/renew?connection=example')
  const expires_at = new Date(world.time.truth() + 10 * minute).toISOString()
  expect(renewed.body).toEqual({ connection: 'example', expires_at })
  expect(textAt((await get('/v1/token')).body, 'access_token')).not.toBe(first)
  for (let each = 0; each < 5; each++) expect((await post('/v1/renew')).status).toBe(200)
  const refused = await post('/v1/renew')
  expect([refused.status, codeOf(refused)]).toEqual([429, 'rate_limited'])
  expect(refused.headers['retry-after']).toBe('60')
  await world.time.advance(minute)
  expect((await post('/v1/renew')).status).toBe(200)
})

test('the status tells version and connections, and no secret', async () => {
  const { world, get } = await paired()
  const given = await get('/v1/status')
  const expires_at = new Date(world.time.truth() + 10 * minute).toISOString()
  const facts = { connection: 'example', name: 'Example', service: 'Example' }
  expect(given.body).toEqual({
    version: '1.2.3',
    connections: [{ ...facts, phase: 'signed-in', expires_at }],
  })
  await world.session.signOut({ browserToo: false })
  const after = await get('/v1/status')
  expect(after.body).toEqual({ version: '1.2.3', connections: [{ ...facts, phase: 'signed-out' }] })
  expect(world.leaksIn(given, after)).toEqual([])
})
