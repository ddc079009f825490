import type { ClientSecret } from './secret.ts'

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

/** How a client with a secret proves itself at the token endpoint (RFC 6749 section 2.3.1). */
export type ClientAuthentication = 'client_secret_post' | 'client_secret_basic'

/** What every service has, whatever the way in. */
type Common = {
  /** Lower-case letters, digits and dashes; names the connection's files and keychain items. */
  readonly id: string
  /** As the user knows it, for example "Beatport". */
  readonly name: string
  /** The `iss` that this service signs and answers with (RFC 8414 section 2). */
  readonly issuer: string
  readonly clientId: string
  /** The user's own, where the service asks for one; none is ever shipped. */
  readonly clientSecret?: ClientSecret | undefined
  /** How the secret is sent; in the body unless told. */
  readonly clientAuthentication?: ClientAuthentication | undefined
  readonly scopes: readonly string[]
  readonly tokenEndpoint: string
  /** `data`: successful answers of the token endpoint are wrapped in `{"data": …}`. */
  readonly envelope?: 'data' | undefined
  readonly revocationEndpoint?: string | undefined
  /**
   * RFC 7662, for clients with a secret. `get` puts token and secret into an address, which servers and
   * proxies write down: only for a service that has nothing else.
   */
  readonly introspection?:
    { readonly endpoint: string; readonly method?: 'post' | 'get' | undefined } | undefined
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
        /**
         * The service asks the user for a yes unless it sees the ID token. Only where an ID token opens
         * nothing: an address is no place for what does.
         */
        readonly hint?: 'id_token' | undefined
      }
    | undefined
  readonly accountSettings?: string | undefined
  /** Days that a refresh token lives from its last use, where the service says. */
  readonly refreshTokenDays?: number | undefined
}

/** A person signs in, in the browser: authorization code with PKCE (RFC 6749 section 4.1, RFC 7636). */
export type PersonProfile = Common & {
  readonly flow?: 'authorization-code' | undefined
  readonly authorizationEndpoint: string
  readonly redirectUri: string
  /** Sent with the authorization request; `offline_access` asks for `consent` (OpenID Connect Core 11). */
  readonly prompt?: Prompt | undefined
  /** Sent instead when the user wants another account, where the service knows it. */
  readonly switchPrompt?: Prompt | undefined
}

/** Nobody signs in: id and secret are enough for a token (client credentials, RFC 6749 section 4.4). */
export type SecretProfile = Common & {
  readonly flow: 'client-credentials'
  readonly clientSecret: ClientSecret
}

/**
 * What Deckpass knows of a service: data only, checked by main/services/schema.ts when it comes from
 * a file. Every address is https, or plain http on a loopback host in development builds.
 */
export type ServiceProfile = PersonProfile | SecretProfile
