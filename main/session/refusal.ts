import { ServiceError, type ServiceErrorCode } from './errors.ts'
import type { Clock } from './ports.ts'
import { asObject, parseObject } from './token-answer.ts'

/** The longest that a service is believed when it asks to wait, ms. */
export const longestRetryAfter = 3_600_000

/**
 * What an answer other than 200 means: the error of RFC 6749 section 5.2, or else by its status. An
 * error may also come as an object in place of its name, or as the answer itself.
 */
export async function refusal(answer: Response, clock: Clock): Promise<ServiceError> {
  const body = parseObject(await answer.text())
  const facts = { status: answer.status, retryAfter: retryAfter(answer, clock) }
  return new ServiceError(codeOf(answer.status, body), facts)
}

function codeOf(status: number, body: Record<string, unknown> | undefined): ServiceErrorCode {
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'server_error'
  const error = body?.['error']
  const told = asObject(error) ?? body
  const names = [error, told?.['code_reason'], told?.['code']].filter(
    (each) => typeof each === 'string',
  )
  if (status < 400 || names.length === 0) return 'unexpected_answer'
  // What ends a session is taken in the one form that the standard gives it.
  if (error === 'invalid_grant') return error
  return names.some((name) => clientErrors.has(name)) ? 'invalid_client' : 'refused'
}

const clientErrors: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  // Fuuffy's, whose answers name it in more than one way.
  'invalid_client_id_or_client_secret',
  '401021',
])

/**
 * How long the service asks to wait, ms: Retry-After (RFC 9110 section 10.2.3) in seconds or as a date,
 * or else until the moment, in seconds since 1970, at which its rate limit is lifted.
 */
function retryAfter(answer: Response, clock: Clock): number | undefined {
  // A date is meant by the service's own clock.
  const now = Date.parse(answer.headers.get('date') ?? '') || clock.now()
  const text = answer.headers.get('retry-after')
  const reset = answer.status === 429 ? answer.headers.get('x-ratelimit-reset') : null
  const ms = text ? fromRetryAfter(text, now) : Number(reset || Number.NaN) * 1000 - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestRetryAfter)
}

function fromRetryAfter(text: string, now: number): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
}
