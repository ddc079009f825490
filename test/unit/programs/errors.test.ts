import { expect, test } from 'vitest'
import { asProgramError, problems, ProgramError } from '../../../main/programs/errors.ts'
import { replyTo } from '../../../main/programs/service/replies.ts'
import { NetworkError, ServiceError, TokenError } from '../../../main/session/errors.ts'

test('what was thrown is told by its code, and nothing else of it', () => {
  const secret = 'refresh-canary'
  for (const [thrown, code] of [
    [new TokenError('signed_out'), 'signed_out'],
    [new NetworkError('offline', { cause: secret }), 'offline'],
    [new ServiceError('server_error', { cause: secret }), 'server_error'],
    [new ProgramError('busy'), 'busy'],
    [new Error(secret), 'unexpected'],
    [secret, 'unexpected'],
  ] as const) {
    expect(asProgramError(thrown).code).toBe(code)
    const { status, body } = replyTo(thrown)
    expect(status).toBe(problems[code].status)
    expect(body).toEqual({ error: { code, message: problems[code].message } })
    expect(JSON.stringify(replyTo(thrown))).not.toContain(secret)
  }
})

test('a time to wait is told in whole seconds, never too few', () => {
  const retryAfter = (ms: number) =>
    replyTo(new ProgramError('busy', { retryAfter: ms })).headers?.['Retry-After']
  expect([retryAfter(1), retryAfter(1_000), retryAfter(1_001)]).toEqual(['1', '1', '2'])
  const thrown = new ServiceError('rate_limited', { retryAfter: 7_000 })
  expect(replyTo(thrown).headers).toEqual({ 'Retry-After': '7' })
})

test('every code has a status that is an error’s, and one plain sentence', () => {
  for (const { status, message } of Object.values(problems)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(message).toMatch(/^[A-Z][^<>{}]+\.$/)
  }
})
