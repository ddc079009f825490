import * as oauth from 'oauth4webapi'
import { NetworkError, ServiceError } from './errors.ts'
import type { Http } from './http.ts'
import { requestOptions } from './request-options.ts'
import { isSafeAddress } from './safe-address.ts'

/** Where a service says that its endpoints are (OpenID Connect Discovery section 3). */
export type Discovered = {
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly userinfoEndpoint: string | undefined
  readonly revocationEndpoint: string | undefined
  readonly introspectionEndpoint: string | undefined
  readonly endSessionEndpoint: string | undefined
  readonly jwksUri: string | undefined
  readonly algorithms: readonly string[]
}

/**
 * Reads a service's own description of itself. The issuer in it has to be the one that was asked
 * (section 4.3), and every address in it https, or plain http on this machine.
 *
 * Rejects with NetworkError, or ServiceError `unexpected_answer` if what came cannot be used.
 */
export async function discover(issuer: string, http: Http): Promise<Discovered> {
  try {
    const answer = await oauth.discoveryRequest(new URL(issuer), requestOptions(http, issuer))
    const server = await oauth.processDiscoveryResponse(new URL(issuer), answer)
    return {
      authorizationEndpoint: required(server.authorization_endpoint),
      tokenEndpoint: required(server.token_endpoint),
      userinfoEndpoint: safe(server.userinfo_endpoint),
      revocationEndpoint: safe(server.revocation_endpoint),
      introspectionEndpoint: safe(server.introspection_endpoint),
      endSessionEndpoint: safe(server.end_session_endpoint),
      jwksUri: safe(server.jwks_uri),
      algorithms: server.id_token_signing_alg_values_supported ?? ['RS256'],
    }
  } catch (error) {
    throw error instanceof NetworkError ? error : new ServiceError('unexpected_answer')
  }
}

function required(address: string | undefined): string {
  const found = safe(address)
  if (found === undefined) throw new ServiceError('unexpected_answer')
  return found
}

function safe(address: string | undefined): string | undefined {
  if (address !== undefined && !isSafeAddress(address)) throw new ServiceError('unexpected_answer')
  return address
}
