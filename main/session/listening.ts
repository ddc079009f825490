import { SignInError } from './errors.ts'
import type { Redirects } from './ports.ts'

/** Listens where the answer to a sign-in comes in: for one sign-in at a time, the newest. */
export type Listening = {
  /**
   * Resolves to the redirect URI to send; to `undefined` if `stop` or another `start` came meanwhile.
   * Rejects with SignInError `redirect_unavailable`.
   */
  start(redirectUri: string): Promise<string | undefined>
  stop(): void
}

export function createListening(redirects: Redirects): Listening {
  let listener: { close(): void } | undefined
  let attempt = 0

  const stop = () => {
    attempt++
    listener?.close()
    listener = undefined
  }
  return {
    stop,
    async start(redirectUri) {
      stop()
      const own = attempt
      const found = await redirects.listen(redirectUri).catch(() => undefined)
      if (own !== attempt) {
        found?.close()
        return undefined
      }
      if (!found) throw new SignInError('redirect_unavailable', 'user')
      listener = found
      return found.redirectUri
    },
  }
}
