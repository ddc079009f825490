import { ServiceError, type ServiceErrorCode } from './errors.ts'
import type { Clock } from './ports.ts'
import { parseObject } from './token-answer.ts'

/** The longest that a service is believed when it asks to wait, ms. */
export const longestRetryAfter = 3_600_000

/** What an answer other than 200 means: the error of RFC 6749 section 5.2, or else by its status. */
export async function refusal(answer: Response, clock: Clock): Promise<ServiceError> {
  const error = parseObject(await answer.text())?.['error']
  const facts = { status: answer.status, retryAfter: retryAfter(answer, clock) }
  return new ServiceError(codeOf(answer.status, error), facts)
}

function codeOf(status: number, error: unknown): ServiceErrorCode {
  if (status === 429) return 'rate_limited'
  if (status >= 500) return 'server_error'
  if (status < 400 || typeof error !== 'string') return 'unexpected_answer'
  if (error === 'invalid_grant') return 'invalid_grant'
  if (error === 'invalid_client' || error === 'unauthorized_client') return 'invalid_client'
  return 'refused'
}

/** Retry-After in ms (RFC 9110 section 10.2.3), given in seconds or as a date. */
function retryAfter(answer: Response, clock: Clock): number | undefined {
  const text = answer.headers.get('retry-after')
  if (!text) return undefined
  // A date is meant by the service's own clock.
  const now = Date.parse(answer.headers.get('date') ?? '') || clock.now()
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestRetryAfter)
}
