/**
 * What happens to a refresh token that comes a second time.
 * `lenient`: it is refused and the newest one still works (django-oauth-toolkit's default).
 * `strict`: it is refused and the whole token family dies (RFC 9700 section 4.14.2).
 * `graceful`: within `graceSeconds` it gets the same new pair again, later it is refused.
 */
export const reuseModes = ['lenient', 'strict', 'graceful'] as const

export type ReuseMode = (typeof reuseModes)[number]

/**
 * How Fuuffy puts an error: its documents have the same one in four shapes.
 * `reason`: `{"error":{code, code_reason, message}}`. `long-reason`: the same, and a wrong secret is
 * `invalid_client_id_or_client_secret`. `word`: `code` is a word, with `details` and no `code_reason`;
 * a wrong secret is `invalid_token`. `flat`: as `reason`, without `error` around it.
 */
export type FuuffyErrorShape = 'reason' | 'long-reason' | 'word' | 'flat'

/** What Fuuffy can say no with, by the names that this service has for it. */
export type FuuffyFailure = 'invalid_request' | 'invalid_client' | 'rate_limited' | 'api_error'

/** What can be changed while the service runs. A life holds for tokens issued from then on. */
export type Switches = {
  reuse: ReuseMode
  /** How long a spent refresh token is answered with its pair again in `graceful` mode. */
  graceSeconds: number
  accessTokenSeconds: number
  refreshTokenSeconds: number
  idTokenSeconds: number
  /** Whether a renewal brings an ID token too. */
  idTokenOnRefresh: boolean
  /** Added to the true time in every `Date` header, ms. */
  clockOffset: number
  /**
   * Whether connections stay open between requests. Chromium sends a request again, a POST too, if a
   * connection that it used before is dropped without an answer: a lost answer then looks otherwise.
   */
  keepAlive: boolean
  /** Whether "Log out" in the browser also ends the refresh tokens that this login led to. */
  logoutRevokes: boolean
  /**
   * What Beatport's token answers say that the access token lives, seconds, in place of the truth:
   * its documents have 600 and 36000 for the same token.
   */
  saidTokenSeconds: number | undefined
  /** Whether Beatport's app "has an algorithm set": without, an exchange for `openid` is a 500 page. */
  hasAlgorithm: boolean
  /** Whether Beatport has a revocation route: its documents name none. */
  revocationRoute: boolean
  beproductTokenSeconds: number
  /** Whether a BeProduct refresh token works once: its documents contradict each other on it. */
  beproductRotates: boolean
  fuuffyTokenSeconds: number
  /** How many token requests Fuuffy answers in a minute; those beyond get 429. */
  fuuffyPerMinute: number
  fuuffyErrorShape: FuuffyErrorShape
  /** What Fuuffy answers to every token request, however good it is. */
  fuuffyFails: FuuffyFailure | undefined
}

export type IdentityServiceOptions = Switches & {
  /** 0: any free port. */
  readonly port: number
  /** What the clients may send as `redirect_uri`; the first is the one in `serviceProfile()`. */
  readonly redirectUris: readonly string[]
  /** Where the logout route may send the browser, besides the service's own page. */
  readonly callbackUrls: readonly string[]
  /** Keeps keys, logins and tokens in this file across restarts. */
  readonly stateFile: string | undefined
}

const day = 24 * 60 * 60

/** The lives and limits that the services' documents name, where they do. */
export const defaultOptions: IdentityServiceOptions = {
  port: 0,
  redirectUris: ['app.deckpass.dev://callback', 'app.deckpass://callback'],
  callbackUrls: [],
  stateFile: undefined,
  reuse: 'lenient',
  graceSeconds: 60,
  accessTokenSeconds: 600,
  refreshTokenSeconds: 31 * day,
  idTokenSeconds: 30 * day,
  idTokenOnRefresh: true,
  clockOffset: 0,
  keepAlive: true,
  logoutRevokes: true,
  saidTokenSeconds: undefined,
  hasAlgorithm: true,
  revocationRoute: true,
  beproductTokenSeconds: 28_800,
  beproductRotates: true,
  fuuffyTokenSeconds: 3_600,
  fuuffyPerMinute: 100,
  fuuffyErrorShape: 'reason',
  fuuffyFails: undefined,
}

/** The switches among the options, as an object of their own that may be changed. */
export function switchesOf(options: IdentityServiceOptions): Switches {
  return {
    reuse: options.reuse,
    graceSeconds: options.graceSeconds,
    accessTokenSeconds: options.accessTokenSeconds,
    refreshTokenSeconds: options.refreshTokenSeconds,
    idTokenSeconds: options.idTokenSeconds,
    idTokenOnRefresh: options.idTokenOnRefresh,
    clockOffset: options.clockOffset,
    keepAlive: options.keepAlive,
    logoutRevokes: options.logoutRevokes,
    saidTokenSeconds: options.saidTokenSeconds,
    hasAlgorithm: options.hasAlgorithm,
    revocationRoute: options.revocationRoute,
    beproductTokenSeconds: options.beproductTokenSeconds,
    beproductRotates: options.beproductRotates,
    fuuffyTokenSeconds: options.fuuffyTokenSeconds,
    fuuffyPerMinute: options.fuuffyPerMinute,
    fuuffyErrorShape: options.fuuffyErrorShape,
    fuuffyFails: options.fuuffyFails,
  }
}
