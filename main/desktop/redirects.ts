import type { Redirects } from '../session/ports.ts'
import { isLoopbackRedirectUri, listenForRedirect } from './loopback.ts'

/**
 * Where answers come in: by the app's own scheme there is nothing to make ready, the system brings the
 * link; a loopback address is bound before the browser is opened.
 */
export function createRedirects(offer: (address: string) => Promise<boolean>): Redirects {
  return {
    async listen(redirectUri) {
      if (!isLoopbackRedirectUri(redirectUri)) return { redirectUri, close: () => undefined }
      const listener = await listenForRedirect(redirectUri)
      listener.answer(offer)
      return listener
    },
  }
}
