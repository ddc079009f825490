import type { Service } from './service.ts'

const issuer = 'https://id.winks.io/ids'

/**
 * BeProduct: OpenID Connect for a client with a secret, which its support gives out.
 *
 * Its oddities: documents of years apart contradict each other, on whether the refresh token rotates
 * (either is taken) and on the flow (the newer say code); answers lack `scope`; the redirect URI has
 * to be registered with its support, port and all; sign-out asks for a yes, because the ID token that
 * would spare that is kept out of addresses.
 */
export const beproduct: Service = {
  asks: 'credentials',
  discovery: true,
  profile: {
    id: 'beproduct',
    name: 'BeProduct',
    issuer,
    redirectUri: 'http://127.0.0.1:55555/callback',
    scopes: ['openid', 'profile', 'email', 'roles', 'offline_access', 'BeProductPublicApi'],
    prompt: 'consent',
    switchPrompt: 'login',
    authorizationEndpoint: `${issuer}/connect/authorize`,
    tokenEndpoint: `${issuer}/connect/token`,
    idToken: {
      use: 'signed',
      jwksUri: `${issuer}/.well-known/openid-configuration/jwks`,
      algorithms: ['RS256'],
    },
    userinfo: { endpoint: `${issuer}/connect/userinfo`, bearer: 'access_token' },
    claims: {
      displayName: 'name',
      email: 'email',
      givenName: 'given_name',
      familyName: 'family_name',
    },
    browserSignOut: {
      endpoint: `${issuer}/connect/endsession`,
      style: 'end-session',
      returnTo: 'https://www.beproduct.com/',
    },
  },
}
