import * as oauth from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import { NetworkError, SignInError } from './errors.ts'
import type { Http } from './http.ts'
import type { Clock } from './ports.ts'
import { requestOptions } from './request-options.ts'
import type { IdToken, Nonce } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'
import { jsonResponse, parseObject } from './token-answer.ts'

/** Claims of an ID token, by name, as far as they were verified. */
export type Claims = Readonly<Record<string, unknown>>

/** An ID token with its verified claims; none are there for a service that publishes no keys. */
export type CheckedIdToken = {
  readonly idToken: IdToken | undefined
  readonly claims: Claims | undefined
}

/** How old an ID token may be that answers a sign-in of this moment, seconds. */
const oldest = 600
/** How much the times of an ID token may be off, seconds. */
const tolerance = 60

export type IdTokens = {
  /**
   * Checks signature, `iss`, `aud`, `azp`, `nonce`, `exp` and `iat` (OpenID Connect Core 3.1.3.7).
   * Rejects with SignInError `id_token_invalid`, or NetworkError if the keys could not be had.
   */
  atSignIn(idToken: IdToken | undefined, nonce: Nonce): Promise<CheckedIdToken>
  /** The same without nonce, and for the same subject (section 12.2); what fails is left out. */
  atRenewal(idToken: IdToken | undefined, subject: string | undefined): Promise<CheckedIdToken>
}

const nothing: CheckedIdToken = { idToken: undefined, claims: undefined }

export function createIdTokens(profile: ServiceProfile, http: Http, clock: Clock): IdTokens {
  const { idToken: policy } = profile
  if (policy.use === 'none')
    return { atSignIn: () => Promise.resolve(nothing), atRenewal: () => Promise.resolve(nothing) }
  if (policy.use === 'bearer-only')
    return {
      atSignIn: async (idToken, nonce) => (idToken ? bearerOnly(profile, idToken, nonce) : nothing),
      atRenewal: async (idToken) => (idToken ? { idToken, claims: undefined } : nothing),
    }

  const verify = async (idToken: IdToken, nonce: Nonce | undefined): Promise<Claims> => {
    // A server object of its own: oauth4webapi keeps keys by it, and a service may change its keys.
    const server = authorizationServer(profile)
    const answer = jsonResponse({
      access_token: '-',
      token_type: 'Bearer',
      id_token: idToken.reveal(),
    })
    // oauth4webapi asks this machine's clock, which may be wrong: times are looked at below.
    const client = { client_id: profile.clientId, [oauth.clockTolerance]: Number.MAX_SAFE_INTEGER }
    const body = nonce
      ? await oauth.processAuthorizationCodeResponse(server, client, answer, {
          expectedNonce: nonce.reveal(),
          requireIdToken: true,
        })
      : await oauth.processRefreshTokenResponse(server, client, answer)
    const options = requestOptions(http, policy.jwksUri)
    await oauth.validateApplicationLevelSignature(server, answer, options)
    const claims = { ...oauth.getValidatedIdTokenClaims(body) }
    const now = serviceTime()
    const { azp, exp = 0, nbf = now } = claims
    if (azp !== undefined && azp !== profile.clientId) throw invalid()
    if (exp <= now - tolerance || nbf > now + tolerance) throw invalid()
    return claims
  }
  /** Now by the service's own clock, seconds since 1970. */
  const serviceTime = () => (clock.now() + http.serverAhead()) / 1000

  return {
    async atSignIn(idToken, nonce) {
      if (!idToken) {
        if (profile.scopes.includes('openid')) throw invalid()
        return nothing
      }
      try {
        const claims = await verify(idToken, nonce)
        if (Number(claims['iat']) < serviceTime() - oldest) throw invalid()
        return { idToken, claims }
      } catch (error) {
        // oauth4webapi's errors hold the token: none is passed on.
        throw error instanceof NetworkError ? error : invalid()
      }
    },
    async atRenewal(idToken, subject) {
      if (!idToken) return nothing
      try {
        const claims = await verify(idToken, undefined)
        return subject === undefined || claims['sub'] === subject ? { idToken, claims } : nothing
      } catch {
        return nothing
      }
    },
  }
}

/** A token that is only carried to userinfo: refused where it plainly answers another sign-in. */
function bearerOnly(profile: ServiceProfile, idToken: IdToken, nonce: Nonce): CheckedIdToken {
  const claims = parseObject(decodePayload(idToken.reveal()))
  const audience = claims?.['aud']
  const names = Array.isArray(audience) ? audience : [audience]
  if (audience !== undefined && !names.includes(profile.clientId)) throw invalid()
  if (typeof claims?.['nonce'] === 'string' && !nonce.equals(claims['nonce'])) throw invalid()
  return { idToken, claims: undefined }
}

function decodePayload(jwt: string): string {
  try {
    return atob((jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

function invalid(): SignInError {
  return new SignInError('id_token_invalid', 'service')
}
