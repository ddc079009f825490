/** Who can mend it: the user, the people who made this build or run the service, or the network. */
export type Mender = 'user' | 'developer' | 'service' | 'network'

/** Every code there is; each has a sentence in the renderer's catalogue. */
export type ErrorCode =
  NetworkErrorCode | ServiceErrorCode | SignInErrorCode | StorageErrorCode | TokenErrorCode

/** The base of all that Deckpass throws: a stable `code`, a `cause`, and no text from outside. */
export abstract class DeckpassError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly mender: Mender

  constructor(code: Code, mender: Mender, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.mender = mender
    this.name = new.target.name
  }
}

export type NetworkErrorCode = 'offline' | 'timeout' | 'certificate'

/** No answer came from the service. A session never ends for it. */
export class NetworkError extends DeckpassError<NetworkErrorCode> {
  /** Whether it is certain that the request never left: no name, no route, no trusted connection. */
  readonly unsent: boolean

  constructor(code: NetworkErrorCode, options?: { cause?: string }) {
    super(code, 'network', options)
    this.unsent = neverLeft.test(options?.cause ?? '')
  }
}

/** Chromium's and Node's names for failures that come before a request is sent. */
const neverLeft =
  /NAME_NOT_RESOLVED|ERR_CERT_|^CERT_|_CERT$|_CERT_LOCALLY$|INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_FAILED|CONNECTION_TIMED_OUT|ADDRESS_UNREACHABLE|ADDRESS_INVALID|PROXY|TUNNEL|SOCKS|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH/

export type ServiceErrorCode =
  /** RFC 6749 section 5.2: the code or refresh token is expired, revoked or spent. */
  | 'invalid_grant'
  /** This build's registration with the service is unknown. */
  | 'invalid_client'
  /** The client id or secret that the user gave is wrong. */
  | 'credentials_refused'
  /** Another error of RFC 6749 section 5.2. */
  | 'refused'
  | 'rate_limited'
  | 'server_error'
  /** Not the JSON that the standard asks for: often a captive portal's page. */
  | 'unexpected_answer'

/** The service answered, and the answer cannot be used. Only `invalid_grant` can end a session. */
export class ServiceError extends DeckpassError<ServiceErrorCode> {
  readonly status: number | undefined
  /** Ms that the service asked to wait (Retry-After, RFC 9110 section 10.2.3). */
  readonly retryAfter: number | undefined

  constructor(
    code: ServiceErrorCode,
    options: ErrorOptions & { status?: number | undefined; retryAfter?: number | undefined } = {},
  ) {
    super(code, menders[code] ?? 'service', options)
    this.status = options.status
    this.retryAfter = options.retryAfter
  }
}

const menders: Partial<Record<ServiceErrorCode, Mender>> = {
  invalid_client: 'developer',
  refused: 'developer',
  credentials_refused: 'user',
}

export type SignInErrorCode =
  /** The user said no at the service. */
  | 'access_denied'
  | 'invalid_scope'
  /** Another `error` in the authorization response (RFC 6749 section 4.1.2.1). */
  | 'authorization_refused'
  /** RFC 9207: the answer is another server's. */
  | 'issuer_mismatch'
  | 'id_token_invalid'
  /** The answer lacked what a session needs. */
  | 'incomplete_answer'
  | 'code_refused'
  | 'browser_unavailable'
  /** What the browser would come back to is taken by another program. */
  | 'redirect_unavailable'
  | 'took_too_long'

/** A sign-in ended without a session. What was kept before is as it was. */
export class SignInError extends DeckpassError<SignInErrorCode> {}

export type StorageErrorCode =
  'keychain_unavailable' | 'keychain_timeout' | 'keychain_refused' | 'write_failed'

/** The vault could not keep or remove something. The session goes on in memory. */
export class StorageError extends DeckpassError<StorageErrorCode> {
  constructor(code: StorageErrorCode, options?: ErrorOptions) {
    super(code, 'user', options)
  }
}

export type TokenErrorCode = 'signed_out' | 'life_too_short'

/** A caller asked for an access token that cannot be had. */
export class TokenError extends DeckpassError<TokenErrorCode> {
  constructor(code: TokenErrorCode) {
    super(code, 'user')
  }
}
