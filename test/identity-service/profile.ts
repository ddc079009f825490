import type { ServiceProfile } from '../../main/session/service-profile.ts'
import { publicClientId, scopes } from './clients.ts'
import { localPaths, paths } from './paths.ts'

/** What Deckpass needs to know of the service at `origin`, as a services file holds it. */
export function profileOf(origin: string, redirectUri: string): ServiceProfile {
  return {
    id: 'beatport',
    name: 'Beatport (local)',
    issuer: origin,
    clientId: publicClientId,
    redirectUri,
    scopes: [...scopes],
    authorizationEndpoint: origin + paths.authorize,
    tokenEndpoint: origin + paths.token,
    revocationEndpoint: origin + paths.revocation,
    idToken: { use: 'signed', jwksUri: origin + localPaths.jwks, algorithms: ['RS256'] },
    userinfo: { endpoint: origin + paths.userinfo, bearer: 'id_token' },
    claims: {
      displayName: 'username',
      email: 'email',
      givenName: 'firstName',
      familyName: 'lastName',
    },
    browserSignOut: {
      endpoint: origin + paths.logout,
      style: 'callback-url',
      returnTo: origin + localPaths.signedOut,
    },
    accountSettings: `${origin}/`,
    refreshTokenDays: 31,
  }
}
