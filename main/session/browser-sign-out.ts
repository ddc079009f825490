import type { IdToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'

/**
 * The address that ends the browser's own session with a service, where there is one (OpenID Connect
 * RP-Initiated Logout section 2). The ID token is in it only where the profile asks for that hint.
 */
export function browserSignOutUrl(profile: ServiceProfile, idToken?: IdToken): string | undefined {
  const { browserSignOut, clientId } = profile
  if (!browserSignOut) return undefined
  const { endpoint, style, returnTo, hint } = browserSignOut
  const url = new URL(endpoint)
  if (style === 'callback-url') url.searchParams.set('callbackUrl', returnTo)
  else {
    url.searchParams.set('client_id', clientId)
    if (hint === 'id_token' && idToken) url.searchParams.set('id_token_hint', idToken.reveal())
    url.searchParams.set('post_logout_redirect_uri', returnTo)
  }
  return url.href
}
