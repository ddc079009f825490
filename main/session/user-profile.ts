import * as oauth from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import type { Http } from './http.ts'
import type { CheckedIdToken, Claims } from './id-token.ts'
import type { Clock } from './ports.ts'
import type { Issued, UserProfile } from './record.ts'
import { requestOptions } from './request-options.ts'
import type { AccessToken, IdToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'
import { parseObject } from './token-answer.ts'

/** The longest text of a claim that is kept, in UTF-16 units. */
export const longestClaim = 256

/**
 * Asks who signed in: userinfo (OpenID Connect Core section 5.3) with the bearer that the service
 * wants, laid over the ID token's verified claims. `undefined` if the service did not tell; a userinfo
 * whose `sub` is not the ID token's is not used (section 5.3.2). Never rejects: a session does not
 * depend on it.
 */
export async function fetchUserProfile(
  profile: ServiceProfile,
  http: Http,
  clock: Clock,
  { accessToken }: Pick<Issued, 'accessToken'>,
  { idToken, claims }: CheckedIdToken,
): Promise<UserProfile | undefined> {
  const bearer = profile.userinfo?.bearer === 'id_token' ? idToken : accessToken
  const told = bearer && (await fetchUserinfo(profile, http, bearer))
  const subject = claims?.['sub']
  const foreign = told && subject !== undefined && told['sub'] !== subject
  return toUserProfile(profile, foreign ? { ...claims } : { ...claims, ...told }, clock)
}

async function fetchUserinfo(
  profile: ServiceProfile,
  http: Http,
  bearer: AccessToken | IdToken,
): Promise<Claims | undefined> {
  if (!profile.userinfo) return undefined
  try {
    const answer = await oauth.userInfoRequest(
      authorizationServer(profile),
      { client_id: profile.clientId },
      bearer.reveal(),
      requestOptions(http, profile.userinfo.endpoint),
    )
    return answer.status === 200 ? parseObject(await answer.text()) : undefined
  } catch {
    return undefined
  }
}

function toUserProfile(
  profile: ServiceProfile,
  claims: Claims,
  clock: Clock,
): UserProfile | undefined {
  const text = (name: string | undefined) => {
    const value = name === undefined ? undefined : claims[name]
    return typeof value === 'string' && value.trim() ? value.slice(0, longestClaim) : undefined
  }
  const { sub } = claims
  if (typeof sub !== 'string' || !sub || sub.length > longestClaim) return undefined
  const names = profile.claims
  return {
    sub,
    displayName: text(names.displayName) ?? text(names.givenName) ?? text(names.email) ?? sub,
    email: text(names.email),
    givenName: text(names.givenName),
    familyName: text(names.familyName),
    fetchedAt: clock.now(),
  }
}
