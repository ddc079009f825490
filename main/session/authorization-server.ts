import type { AuthorizationServer } from 'oauth4webapi'
import type { ServiceProfile } from './service-profile.ts'

/** A service profile in oauth4webapi's terms (RFC 8414 section 2). */
export function authorizationServer(profile: ServiceProfile): AuthorizationServer {
  return {
    issuer: profile.issuer,
    token_endpoint: profile.tokenEndpoint,
    ...(profile.flow !== 'client-credentials' && {
      authorization_endpoint: profile.authorizationEndpoint,
    }),
    ...(profile.revocationEndpoint && { revocation_endpoint: profile.revocationEndpoint }),
    ...(profile.introspection && { introspection_endpoint: profile.introspection.endpoint }),
    ...(profile.userinfo && { userinfo_endpoint: profile.userinfo.endpoint }),
    ...(profile.idToken.use === 'signed' && {
      jwks_uri: profile.idToken.jwksUri,
      id_token_signing_alg_values_supported: [...profile.idToken.algorithms],
    }),
  }
}
