import type { IdentityService } from '../identity-service/index.ts'

/** The renewals that came in, in their order: refresh token by fingerprint, and the answer's status. */
export function renewals(service: IdentityService) {
  return service.requests.token
    .filter(({ token }) => token?.grantType === 'refresh_token')
    .map(({ token, status, at }) => ({ refreshToken: token?.refreshToken ?? '', status, at }))
}

/** How often the refresh token came in that came most often. */
export function mostSendings(service: IdentityService): number {
  const times = new Map<string, number>()
  for (const { refreshToken } of renewals(service))
    times.set(refreshToken, (times.get(refreshToken) ?? 0) + 1)
  return Math.max(0, ...times.values())
}

/** How many authorization codes came in. */
export function codesSent(service: IdentityService): number {
  return service.requests.token.filter(({ token }) => token?.grantType === 'authorization_code')
    .length
}

/** How many revocations were done. */
export function revocations({ requests }: IdentityService): number {
  return requests.all.filter(({ path, status }) => path === '/o/revoke_token/' && status === 200)
    .length
}

/** How the service's API answers a caller who brings what was given, be it a token or none. */
export async function apiStatus(
  { origin }: IdentityService,
  given: { readonly accessToken: string } | { readonly code: string },
): Promise<number> {
  const bearer = 'accessToken' in given ? given.accessToken : 'none'
  const headers = { authorization: `Bearer ${bearer}` }
  return (await fetch(`${origin}/v4/my/account/`, { headers })).status
}
