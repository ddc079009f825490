import type { Browser } from '../session/ports.ts'
import { isSafeAddress } from '../session/safe-address.ts'
import type { ServiceProfile } from '../session/service-profile.ts'

/**
 * Opens addresses in a browser: only those of the service's own fixed origins, over https (plain http
 * for a service on this machine), and written anew from their parsed form.
 */
export function systemBrowser(profile: ServiceProfile, open: Browser['open']): Browser {
  const allowed = allowedOrigins(profile)
  return {
    async open(address) {
      const url = new URL(address)
      // The origin alone says too little: a blob: address has that of who made it.
      if (!isSafeAddress(url.href) || !allowed.has(url.origin))
        throw new Error('not an address of this service')
      await open(url.href)
    },
  }
}

/** The origins that a service profile sends a person to. */
export function allowedOrigins(profile: ServiceProfile): ReadonlySet<string> {
  const addresses = [
    profile.flow === 'client-credentials' ? undefined : profile.authorizationEndpoint,
    profile.browserSignOut?.endpoint,
    profile.accountSettings,
  ].filter((each) => each !== undefined)
  return new Set(addresses.filter(isSafeAddress).map((each) => new URL(each).origin))
}
