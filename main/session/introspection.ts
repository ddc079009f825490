import * as oauth from 'oauth4webapi'
import { authorizationServer } from './authorization-server.ts'
import { clientAuthentication } from './client-authentication.ts'
import { ServiceError } from './errors.ts'
import type { Http } from './http.ts'
import type { Clock } from './ports.ts'
import { refusal } from './refusal.ts'
import { requestOptions } from './request-options.ts'
import type { AccessToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'
import { parseObject } from './token-answer.ts'

/** What a service says of an access token (RFC 7662 section 2.2); `expiresAt` is ms since 1970. */
export type Introspection =
  | { readonly active: false }
  | {
      readonly active: true
      readonly scope: string | undefined
      readonly expiresAt: number | undefined
    }

/**
 * Asks the service what it thinks of an access token. `undefined` where it cannot be asked: it has no
 * introspection endpoint, or this client has no secret to show there. Rejects with NetworkError or
 * ServiceError.
 */
export async function introspect(
  profile: ServiceProfile,
  http: Http,
  clock: Clock,
  token: AccessToken,
): Promise<Introspection | undefined> {
  const { introspection, clientSecret } = profile
  if (!introspection || !clientSecret) return undefined
  const answer = await (introspection.method === 'get' ? byGet() : byPost())
  // Services say no to a client in ways of their own here.
  if (answer.status === 401 || answer.status === 403)
    throw new ServiceError('credentials_refused', { status: answer.status })
  if (answer.status !== 200) throw await refusal(answer, clock)
  const body = parseObject(await answer.text())
  if (typeof body?.['active'] !== 'boolean') throw new ServiceError('unexpected_answer')
  if (!body['active']) return { active: false }
  const { scope, exp } = body
  return {
    active: true,
    scope: typeof scope === 'string' ? scope : undefined,
    expiresAt: typeof exp === 'number' ? exp * 1000 : undefined,
  }

  function byPost(): Promise<Response> {
    return oauth.introspectionRequest(
      authorizationServer(profile),
      { client_id: profile.clientId },
      clientAuthentication(profile),
      token.reveal(),
      requestOptions(http, introspection?.endpoint ?? profile.tokenEndpoint),
    )
  }
  function byGet(): Promise<Response> {
    const url = new URL(introspection?.endpoint ?? profile.tokenEndpoint)
    url.searchParams.set('token', token.reveal())
    url.searchParams.set('client_id', profile.clientId)
    url.searchParams.set('client_secret', clientSecret?.reveal() ?? '')
    return http.fetch(url.href, { method: 'GET', headers: { accept: 'application/json' } })
  }
}
