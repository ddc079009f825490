import type { FuuffyErrorShape, FuuffyFailure } from '../options.ts'

type Told = { readonly status: number; readonly code: string; readonly message: string }

const failures: Readonly<Record<FuuffyFailure, Told & { readonly reason: string }>> = {
  invalid_request: {
    status: 400,
    code: '400013',
    reason: 'invalid_request',
    message: 'Missing or invalid parameters',
  },
  invalid_client: {
    status: 401,
    code: '401021',
    reason: 'invalid_client',
    message: 'Invalid client_id, client_secret, or session_key',
  },
  // The documents name the status alone.
  rate_limited: {
    status: 429,
    code: '429001',
    reason: 'too_many_requests',
    message: 'Rate limit exceeded',
  },
  api_error: {
    status: 500,
    code: '500999',
    reason: 'API_ERROR',
    message: 'Api Error, please contact customer service',
  },
}

/** What Fuuffy answers with when it fails, in one of its shapes. */
export function fuuffyError(
  failure: FuuffyFailure,
  shape: FuuffyErrorShape,
): { readonly status: number; readonly body: object } {
  const { status, code, reason, message } = failures[failure]
  const isSecret = failure === 'invalid_client'
  if (shape === 'word') {
    const word = isSecret ? 'invalid_token' : reason.toLowerCase()
    return { status, body: { error: { code: word, message, details: {} } } }
  }
  const long = shape === 'long-reason' && isSecret
  const told = {
    code,
    code_reason: long ? 'invalid_client_id_or_client_secret' : reason,
    message,
  }
  return { status, body: shape === 'flat' ? told : { error: told } }
}
