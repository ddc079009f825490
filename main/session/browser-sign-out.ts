import type { ServiceProfile } from './service-profile.ts'

/** The address that ends the browser's own session with a service, where there is one. */
export function browserSignOutUrl(profile: ServiceProfile): string | undefined {
  const { browserSignOut, clientId } = profile
  if (!browserSignOut) return undefined
  const { endpoint, style, returnTo } = browserSignOut
  const url = new URL(endpoint)
  if (style === 'callback-url') url.searchParams.set('callbackUrl', returnTo)
  else {
    // OpenID Connect RP-Initiated Logout section 2; without id_token_hint, which is a secret here.
    url.searchParams.set('client_id', clientId)
    url.searchParams.set('post_logout_redirect_uri', returnTo)
  }
  return url.href
}
