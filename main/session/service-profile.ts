/** Which claims of userinfo or the ID token hold what, by name: services spell them differently. */
export type ClaimNames = {
  /** The name that may be shown on a stage. */
  readonly displayName: string
  readonly email?: string | undefined
  readonly givenName?: string | undefined
  readonly familyName?: string | undefined
}

/** Values of `prompt` (OpenID Connect Core section 3.1.2.1). */
export type Prompt = 'consent' | 'login' | 'select_account'

/**
 * What Deckpass knows of a service: data only, checked by main/services/schema.ts when it comes from
 * a file. Every address is https, or plain http on a loopback host in development builds.
 */
export type ServiceProfile = {
  /** Lower-case letters, digits and dashes; names the connection's files and keychain items. */
  readonly id: string
  /** As the user knows it, for example "Beatport". */
  readonly name: string
  /** The `iss` that this service signs and answers with (RFC 8414 section 2). */
  readonly issuer: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
  /** Sent with the authorization request; `offline_access` asks for `consent` (OpenID Connect Core 11). */
  readonly prompt?: Prompt | undefined
  /** Sent instead when the user wants another account, where the service knows it. */
  readonly switchPrompt?: Prompt | undefined
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly revocationEndpoint?: string | undefined
  /**
   * `signed`: signature and claims are checked against `jwksUri` (OpenID Connect Core 3.1.3.7).
   * `bearer-only`: the service publishes no keys; the token is sent to userinfo and never believed.
   */
  readonly idToken:
    | { readonly use: 'signed'; readonly jwksUri: string; readonly algorithms: readonly string[] }
    | { readonly use: 'bearer-only' }
    | { readonly use: 'none' }
  readonly userinfo?:
    { readonly endpoint: string; readonly bearer: 'id_token' | 'access_token' } | undefined
  readonly claims: ClaimNames
  /** How the browser's own session is ended, and where it goes then. */
  readonly browserSignOut?:
    | {
        readonly endpoint: string
        readonly style: 'callback-url' | 'end-session'
        readonly returnTo: string
      }
    | undefined
  readonly accountSettings?: string | undefined
  /** Days that a refresh token lives from its last use, where the service says. */
  readonly refreshTokenDays?: number | undefined
}
