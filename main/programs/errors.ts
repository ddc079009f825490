import type { ProgramErrorCode } from '../../preload/contract.ts'
import { DeckpassError } from '../session/errors.ts'

/** Why a program does not get what it asked for: a stable `code`, and no text from outside. */
export class ProgramError extends Error {
  readonly code: ProgramErrorCode
  /** Ms after which it may ask again. */
  readonly retryAfter: number | undefined

  constructor(code: ProgramErrorCode, options: { retryAfter?: number } = {}) {
    super(code)
    this.code = code
    this.retryAfter = options.retryAfter
    this.name = new.target.name
  }
}

/** How a problem is told over HTTP (RFC 9110 section 15): its status, and a sentence that is fixed. */
export type Problem = { readonly status: number; readonly message: string }

const offline = { status: 503, message: 'The service cannot be reached now.' }
const atService = { status: 502, message: 'The service did not give a token.' }
const internal = { status: 500, message: 'Something went wrong in Deckpass.' }

/** What every code is told as; those that belong to a sign-in never come from a program's request. */
export const problems: Readonly<Record<ProgramErrorCode, Problem>> = {
  invalid_request: { status: 400, message: 'The request is not one that Deckpass understands.' },
  unknown_key: { status: 401, message: 'Deckpass does not know this key. Pair the program.' },
  not_allowed: { status: 403, message: 'Web pages may not ask Deckpass for anything.' },
  not_found: { status: 404, message: 'There is nothing at this path.' },
  unknown_connection: { status: 404, message: 'This key is good for no such connection.' },
  method_not_allowed: { status: 405, message: 'This path does not take this method.' },
  signed_out: { status: 409, message: 'Nobody is signed in. Sign in with Deckpass.' },
  life_too_short: { status: 409, message: 'Tokens of this service do not live that long.' },
  too_large: { status: 413, message: 'The request is too large.' },
  rate_limited: { status: 429, message: 'Too many requests. Ask again later.' },
  busy: { status: 429, message: 'Deckpass takes no more of these now. Ask again later.' },
  offline,
  timeout: offline,
  certificate: offline,
  invalid_grant: atService,
  invalid_client: atService,
  credentials_refused: atService,
  refused: atService,
  server_error: atService,
  unexpected_answer: atService,
  access_denied: internal,
  invalid_scope: internal,
  authorization_refused: internal,
  issuer_mismatch: internal,
  id_token_invalid: internal,
  incomplete_answer: internal,
  code_refused: internal,
  browser_unavailable: internal,
  redirect_unavailable: internal,
  took_too_long: internal,
  keychain_unavailable: internal,
  keychain_timeout: internal,
  keychain_refused: internal,
  write_failed: internal,
  not_the_answer: internal,
  unexpected: internal,
}

/** Anything that was thrown as what a program may be told of it. */
export function asProgramError(thrown: unknown): ProgramError {
  if (thrown instanceof ProgramError) return thrown
  if (!(thrown instanceof DeckpassError)) return new ProgramError('unexpected')
  const wait = 'retryAfter' in thrown ? thrown.retryAfter : undefined
  return new ProgramError(thrown.code, typeof wait === 'number' ? { retryAfter: wait } : {})
}
