import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { longestRetryAfter, refusal } from '../../../main/session/refusal.ts'

const now = Date.UTC(2026, 5, 1, 12)
const clock = { now: () => now, monotonic: () => 0 }
const said = (error: string, status = 400, headers: Record<string, string> = {}) =>
  refusal(new Response(JSON.stringify({ error }), { status, headers }), clock)
const waitOf = async (headers: Record<string, string>) => (await said('x', 429, headers)).retryAfter

describe('an answer that is no', () => {
  test.each([
    [400, 'invalid_grant', 'invalid_grant'],
    [401, 'invalid_grant', 'invalid_grant'],
    [401, 'invalid_client', 'invalid_client'],
    [400, 'unauthorized_client', 'invalid_client'],
    [400, 'invalid_request', 'refused'],
    [403, 'access_denied', 'refused'],
    [400, 'invalid_scope', 'refused'],
    [429, 'invalid_grant', 'rate_limited'],
    [500, 'invalid_grant', 'server_error'],
    [503, 'temporarily_unavailable', 'server_error'],
    [302, 'invalid_grant', 'unexpected_answer'],
  ])('%d %s is %s', async (status, error, code) => {
    expect(await said(error, status)).toMatchObject({ code, status, message: code })
  })

  test.each([
    [400, '<html>invalid_grant</html>'],
    [404, ''],
    [400, '["invalid_grant"]'],
    [400, '{"error":["invalid_grant"]}'],
    [400, '{"error":{"code":"invalid_grant"}}'],
    [403, '{"detail":"invalid_grant"}'],
    [400, '{"error":"Invalid_Grant"}'],
  ])('%d %s is not the one that ends a session', async (status, text) => {
    const { code } = await refusal(new Response(text, { status }), clock)
    expect(code).not.toBe('invalid_grant')
  })

  test('keeps nothing of its text', async () => {
    const body = { error: 'invalid_request', error_description: 'canary-1', hint: 'canary-2' }
    const error = await refusal(new Response(JSON.stringify(body), { status: 400 }), clock)
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('canary')
  })
})

describe('an error in an envelope', () => {
  const because = { message: 'Invalid client_id, client_secret, or session_key' }

  test.each([
    [
      'invalid_client',
      401,
      { error: { code: '401021', code_reason: 'invalid_client', ...because } },
    ],
    [
      'invalid_client',
      401,
      { error: { code: '401021', code_reason: 'invalid_client_id_or_client_secret', ...because } },
    ],
    ['invalid_client', 401, { code: '401021', code_reason: 'invalid_client', ...because }],
    ['refused', 401, { error: { code: 'invalid_token', ...because, details: {} } }],
    ['refused', 400, { error: { code: '400013', code_reason: 'invalid_request', ...because } }],
    ['server_error', 500, { error: { code: '500999', code_reason: 'API_ERROR', ...because } }],
    ['rate_limited', 429, { error: { code: '429001', code_reason: 'too_many', ...because } }],
  ])('is %s (%d %j)', async (code, status, body) => {
    const error = await refusal(new Response(JSON.stringify(body), { status }), clock)
    expect(error.code).toBe(code)
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain('session_key')
  })
})

describe('a rate limit', () => {
  const reset = String(now / 1000 + 42)

  test.each([
    ['until it is lifted', { 'x-ratelimit-reset': reset }, 42_000],
    [
      'as Retry-After says, where both are told',
      { 'x-ratelimit-reset': reset, 'retry-after': '7' },
      7_000,
    ],
    ['not at all, if it is past', { 'x-ratelimit-reset': '1' }, 0],
    ['as usual, if that is no number', { 'x-ratelimit-reset': 'soon' }, undefined],
  ])('asks to wait %s', async (_what, headers, ms) => {
    const error = await refusal(new Response('{}', { status: 429, headers }), clock)
    expect(error.retryAfter).toBe(ms)
  })

  test('that is not reached asks for nothing', async () => {
    const { retryAfter } = await said('invalid_request', 400, { 'x-ratelimit-reset': reset })
    expect(retryAfter).toBeUndefined()
  })
})

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    [new Date(now + 90_000).toUTCString(), 90_000],
    [new Date(now - 90_000).toUTCString(), 0],
    ['999999999999999999999', longestRetryAfter],
    ['86400', longestRetryAfter],
    ['-5', 0],
    ['soon', undefined],
  ])('of %j is %j ms', async (value, ms) => {
    expect(await waitOf({ 'retry-after': value })).toBe(ms)
  })

  test('is not there if it is not there', async () => {
    expect(await waitOf({})).toBeUndefined()
  })

  test('as a date counts by the clock of who wrote it, not by ours', async () => {
    const theirs = now + 86_400_000
    const headers = {
      date: new Date(theirs).toUTCString(),
      'retry-after': new Date(theirs + 30_000).toUTCString(),
    }
    expect(await waitOf(headers)).toBe(30_000)
  })
})
