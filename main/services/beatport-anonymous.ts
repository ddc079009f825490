import type { Service } from './service.ts'

const origin = 'https://account.beatport.com'

/**
 * Beatport's catalogue without a user, for browsing with short previews: a token for id and secret
 * alone (client credentials). Beatport gives those to partners; none is shipped.
 *
 * Its oddities: the documents call the whole token endpoint "Client Credentials Grant"; introspection
 * is there for clients with a secret, by GET too, which would put the secret into an address.
 */
export const beatportAnonymous: Service = {
  asks: 'credentials',
  profile: {
    flow: 'client-credentials',
    id: 'beatport-anonymous',
    name: 'Beatport catalogue',
    issuer: origin,
    scopes: [],
    tokenEndpoint: `${origin}/o/token/`,
    introspection: { endpoint: `${origin}/o/introspect/` },
    idToken: { use: 'none' },
    claims: { displayName: 'username' },
  },
}
