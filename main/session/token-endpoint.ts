import * as oauth from 'oauth4webapi'
import { authorizationServer, isLoopback } from './authorization-server.ts'
import { ServiceError } from './errors.ts'
import type { Http, HttpRequest } from './http.ts'
import type { Clock } from './ports.ts'
import type { Issued, PendingSignIn } from './record.ts'
import { refusal } from './refusal.ts'
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
 * A service's token and revocation endpoints (RFC 6749 section 3.2, RFC 7009). Every method rejects
 * with NetworkError if no answer came and with ServiceError if the answer was no.
 */
export type TokenEndpoint = {
  /** Exchanges a code (RFC 6749 section 4.1.3). */
  exchange(response: URLSearchParams, pending: PendingSignIn): Promise<Issued | RotatedOnly>
  /** Renews (RFC 6749 section 6). */
  refresh(refreshToken: RefreshToken): Promise<Issued | RotatedOnly>
  /** Revokes a refresh token (RFC 7009 section 2.1). */
  revoke(refreshToken: RefreshToken): Promise<void>
}

export function createTokenEndpoint(
  profile: ServiceProfile,
  http: Http,
  clock: Clock,
): TokenEndpoint {
  const server = authorizationServer(profile)
  const client: oauth.Client = { client_id: profile.clientId }
  const options = (endpoint: string) => ({
    [oauth.customFetch]: (url: string, request: HttpRequest) =>
      http.fetch(url, request, endpoint === profile.tokenEndpoint ? tokenPatience : undefined),
    [oauth.allowInsecureRequests]: isLoopback(endpoint),
  })
  return {
    async exchange(response, pending) {
      const answer = await oauth.authorizationCodeGrantRequest(
        server,
        client,
        oauth.None(),
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
        oauth.None(),
        refreshToken.reveal(),
        options(profile.tokenEndpoint),
      )
      return read(answer)
    },

    async revoke(refreshToken) {
      const answer = await oauth.revocationRequest(
        server,
        client,
        oauth.None(),
        refreshToken.reveal(),
        {
          ...options(profile.revocationEndpoint ?? profile.tokenEndpoint),
          additionalParameters: { token_type_hint: 'refresh_token' },
        },
      )
      if (answer.status !== 200) throw await refusal(answer, clock)
    },
  }

  async function read(answer: Response): Promise<Issued | RotatedOnly> {
    if (answer.status !== 200) throw await refusal(answer, clock)
    const { response, idToken, refreshToken } = await readTokenAnswer(answer)
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
