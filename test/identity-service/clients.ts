import type { ClientMetadata } from 'oidc-provider'
import { anonymousClient, confidentialClient, type Credentials } from './credentials.ts'

/** The scopes that the clients may ask for. */
export const scopes = ['openid', 'user:dj', 'app:external'] as const

/** What a client's token of its own is for, whether it asked for it or not. */
export const anonymousScope = 'app:external'

/** Scopes that exist at Beatport and are not for these clients: asking for one is `invalid_scope`. */
export const foreignScopes = ['app:prostore', 'app:locker', 'user:artist', 'user:label'] as const

/** The public client that Deckpass signs in as. */
export const publicClientId = 'deckpass-local'

/** A client that no account is scoped for: its logins end on a page, without a callback. */
export const unscopedClientId = 'deckpass-unscoped'

const shared = (redirectUris: readonly string[]) =>
  ({
    client_name: 'Deckpass',
    application_type: 'native',
    redirect_uris: [...redirectUris],
    response_types: ['code'],
    scope: scopes.join(' '),
  }) satisfies Partial<ClientMetadata>

const withSecret = ({ id, secret }: Credentials) =>
  ({
    client_id: id,
    client_secret: secret,
    token_endpoint_auth_method: 'client_secret_post',
  }) satisfies ClientMetadata

/** Beatport's clients. `native`: a private-use scheme is accepted (RFC 8252 section 7.1). */
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
      ...withSecret(confidentialClient),
      grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    },
    {
      client_name: 'Deckpass',
      ...withSecret(anonymousClient),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: anonymousScope,
    },
  ]
}
