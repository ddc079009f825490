import type { PersonProfile } from '../session/service-profile.ts'

const origin = 'https://account.beatport.com'

/**
 * Beatport's user sign-in: authorization code with PKCE for a public client.
 *
 * Its oddities: userinfo takes the ID token; the lives in its documents contradict each other, so only
 * `expires_in` of an answer counts; it publishes no keys that we know of, so the ID token is a mere
 * bearer; the browser's session is ended by `callbackUrl`; a link to account settings is required.
 */
export function beatport(options: { clientId: string; redirectUri: string }): PersonProfile {
  return {
    id: 'beatport',
    name: 'Beatport',
    issuer: origin,
    clientId: options.clientId,
    redirectUri: options.redirectUri,
    scopes: ['app:externaltrusted', 'user:dj', 'openid'],
    authorizationEndpoint: `${origin}/o/authorize/`,
    tokenEndpoint: `${origin}/o/token/`,
    // Where such services have it; Beatport's documents are silent. That it is not there is found out.
    revocationEndpoint: `${origin}/o/revoke_token/`,
    idToken: { use: 'bearer-only' },
    userinfo: { endpoint: `${origin}/o/userinfo/`, bearer: 'id_token' },
    claims: {
      displayName: 'username',
      email: 'email',
      givenName: 'firstName',
      familyName: 'lastName',
    },
    browserSignOut: {
      endpoint: `${origin}/identity/v1/logout/`,
      style: 'callback-url',
      returnTo: 'https://www.beatport.com/',
    },
    accountSettings: `${origin}/`,
    refreshTokenDays: 31,
  }
}
