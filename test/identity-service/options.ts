/**
 * What happens to a refresh token that comes a second time.
 * `lenient`: it is refused and the newest one still works (django-oauth-toolkit's default).
 * `strict`: it is refused and the whole token family dies (RFC 9700 section 4.14.2).
 * `graceful`: within `graceSeconds` it gets the same new pair again, later it is refused.
 */
export const reuseModes = ['lenient', 'strict', 'graceful'] as const

export type ReuseMode = (typeof reuseModes)[number]

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

/** Beatport's lives, where its documents name them. */
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
  }
}
