import * as oauth from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import { clientAuthentication } from './client-authentication.ts'
import { ServiceError } from './errors.ts'
import type { Http } from './http.ts'
import type { Clock } from './ports.ts'
import type { Issued, PendingSignIn } from './record.ts'
import { refusal } from './refusal.ts'
import { requestOptions } from './request-options.ts'
import { Secret, type RefreshToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'
import { lifetimeOf, readTokenAnswer } from './token-answer.ts'

/**
 * How long an answer that holds a new refresh token is waited for, ms. Longer than others: who gives
 * up on it has lost the only good one.
 */
export const tokenPatience = 60_000

/** What came of an answer that cannot be used, but that holds the only good refresh token. */
export type RotatedOnly = { readonly accessToken: undefined; readonly refreshToken: RefreshToken }

/**
 * A service's token and revocation endpoints (RFC 6749 section 3.2, RFC 7009). A client with a secret
 * proves itself at each. Every method rejects with NetworkError if no answer came and with
 * ServiceError if the answer was no.
 */
export type TokenEndpoint = {
  /** Exchanges a code (RFC 6749 section 4.1.3). */
  exchange(response: URLSearchParams, pending: PendingSignIn): Promise<Issued | RotatedOnly>
  /** Renews (RFC 6749 section 6). */
  refresh(refreshToken: RefreshToken): Promise<Issued | RotatedOnly>
  /** Asks for a token for the client itself (RFC 6749 section 4.4). */
  ownToken(): Promise<Issued | RotatedOnly>
  /** Revokes a refresh token (RFC 7009 section 2.1). */
  revoke(refreshToken: RefreshToken): Promise<void>
  /** Whether the service has a way to revoke: `false` also from when it answered that it has none. */
  canRevoke(): boolean
}

export function createTokenEndpoint(
  profile: ServiceProfile,
  http: Http,
  clock: Clock,
): TokenEndpoint {
  const server = authorizationServer(profile)
  const client: oauth.Client = { client_id: profile.clientId }
  const authentication = clientAuthentication(profile)
  let revocable = profile.revocationEndpoint !== undefined
  const options = (endpoint: string) =>
    requestOptions(http, endpoint, endpoint === profile.tokenEndpoint ? tokenPatience : undefined)
  return {
    async exchange(response, pending) {
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        authentication,
        response,
        pending.redirectUri,
        pending.codeVerifier.reveal(),
        options(profile.tokenEndpoint),
      )
      return read(answer)
    },

    async refresh(refreshToken) {
      const answer = await oauth.refreshTokenGrantRequest(
        server,
        client,
        authentication,
        refreshToken.reveal(),
        options(profile.tokenEndpoint),
      )
      return read(answer)
    },

    async ownToken() {
      const scope = profile.scopes.join(' ')
      const answer = await oauth.clientCredentialsGrantRequest(
        server,
        client,
        authentication,
        new URLSearchParams(scope ? { scope } : {}),
        options(profile.tokenEndpoint),
      )
      return read(answer)
    },

    async revoke(refreshToken) {
      const answer = await oauth.revocationRequest(
        server,
        client,
        authentication,
        refreshToken.reveal(),
        {
          ...options(profile.revocationEndpoint ?? profile.tokenEndpoint),
          additionalParameters: { token_type_hint: 'refresh_token' },
        },
      )
      // No such route, or none of that kind: a service need not have one, whatever its profile says.
      if ([404, 405, 501].includes(answer.status)) revocable = false
      if (answer.status !== 200) throw await refused(answer)
    },

    canRevoke: () => revocable,
  }

  async function refused(answer: Response): Promise<ServiceError> {
    const error = await refusal(answer, clock)
    // A secret that the user gave is the user's to mend; without one, the build's registration is wrong.
    // Not every service names a wrong one as the standard does (RFC 6749 section 5.2).
    const isOfClient =
      error.code === 'invalid_client' || (answer.status === 401 && error.code === 'refused')
    return isOfClient && profile.clientSecret
      ? new ServiceError('credentials_refused', error)
      : error
  }

  async function read(answer: Response): Promise<Issued | RotatedOnly> {
    if (answer.status !== 200) throw await refused(answer)
    const { response, idToken, refreshToken } = await readTokenAnswer(answer, profile.envelope)
    try {
      const body = await oauth.processGenericTokenEndpointResponse(server, client, response)
      // A token that is bound to a key (RFC 9449) is no bearer token, whatever oauth4webapi takes.
      if (body.token_type !== 'bearer') throw new ServiceError('unexpected_answer')
      return {
        accessToken: new Secret('access token', body.access_token),
        lifetime: lifetimeOf(body.expires_in),
        scope: body.scope,
        refreshToken,
        idToken,
      }
    } catch {
      // oauth4webapi's errors hold the answer, and so its tokens: none is passed on.
      if (!refreshToken) throw new ServiceError('unexpected_answer', { status: answer.status })
      return { accessToken: undefined, refreshToken }
    }
  }
}
