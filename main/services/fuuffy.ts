import type { Service } from './service.ts'

const gateway = 'https://api-gateway.fuuffy.com'

/**
 * Fuuffy: a token for id and secret (client credentials).
 *
 * Its oddities: answers come in an envelope, `{"data": …}`, and errors in four shapes; there is no
 * refresh token; the limit of 100 requests a minute is told by `X-RateLimit-Reset`.
 */
export const fuuffy: Service = {
  asks: 'credentials',
  profile: {
    flow: 'client-credentials',
    id: 'fuuffy',
    name: 'Fuuffy',
    issuer: gateway,
    scopes: [],
    tokenEndpoint: `${gateway}/v1/auth/token`,
    envelope: 'data',
    idToken: { use: 'none' },
    claims: { displayName: 'sub' },
  },
}
