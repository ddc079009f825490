import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import { SignInError } from './errors.ts'
import type { PendingSignIn } from './record.ts'
import type { ServiceProfile } from './service-profile.ts'

/**
 * Checks an authorization response whose `state` is ours: `iss` (RFC 9207 section 2.4), then `error`
 * (RFC 6749 section 4.1.2.1). Throws SignInError for either; gives what the token request takes.
 */
export function checkResponse(
  profile: ServiceProfile,
  pending: PendingSignIn,
  parameters: URLSearchParams,
): URLSearchParams {
  const client = { client_id: profile.clientId }
  const state = pending.state.reveal()
  // oauth4webapi takes an empty `iss` for none at all.
  if (parameters.get('iss') === '') throw new SignInError('issuer_mismatch', 'service')
  try {
    return validateAuthResponse(authorizationServer(profile), client, parameters, state)
  } catch (error) {
    if (!(error instanceof AuthorizationResponseError)) {
      const otherIssuer = (parameters.get('iss') ?? profile.issuer) !== profile.issuer
      throw new SignInError(otherIssuer ? 'issuer_mismatch' : 'authorization_refused', 'service')
    }
    if (error.error === 'access_denied') throw new SignInError('access_denied', 'user')
    if (error.error === 'invalid_scope') throw new SignInError('invalid_scope', 'developer')
    throw new SignInError('authorization_refused', 'service')
  }
}
