import type { ClientMetadata } from 'oidc-provider'

/** The scopes that the clients may ask for. */
export const scopes = ['openid', 'user:dj', 'app:external'] as const

/** Scopes that exist at Beatport and are not for these clients: asking for one is `invalid_scope`. */
export const foreignScopes = ['app:prostore', 'app:locker', 'user:artist', 'user:label'] as const

/** The public client that Deckpass signs in as. */
export const publicClientId = 'deckpass-local'

/** A client that no account is scoped for: its logins end on a page, without a callback. */
export const unscopedClientId = 'deckpass-unscoped'

/** A confidential client: it may introspect, and ask for a token of its own. */
export const confidentialClient = { id: 'deckpass-partner', secret: 'kept-by-a-partner-server' }

const shared = (redirectUris: readonly string[]) =>
  ({
    client_name: 'Deckpass',
    application_type: 'native',
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    scope: scopes.join(' '),
  }) satisfies Partial<ClientMetadata>

/** All clients. `native`: a private-use scheme is accepted (RFC 8252 section 7.1). */
export function clientsFor(redirectUris: readonly string[]): ClientMetadata[] {
  const codeGrant = {
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  } as const
  return [
    { ...shared(redirectUris), ...codeGrant, client_id: publicClientId },
    { ...shared(redirectUris), ...codeGrant, client_id: unscopedClientId },
    {
      ...shared(redirectUris),
      client_id: confidentialClient.id,
      client_secret: confidentialClient.secret,
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ]
}
