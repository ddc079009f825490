import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { longestCallback } from '../session/callback.ts'
import { bind } from './loopback/bind.ts'
import { createGate, type Deliver } from './loopback/gate.ts'
import { forgetLingering, makeRoom, noteLingering } from './loopback/lingering.ts'
import { sendNothingHere, sendOn, sendThanks } from './loopback/pages.ts'
import { parseRedirectUri } from './loopback/redirect-uri.ts'
import { queryOf } from './loopback/request.ts'

export { LoopbackError } from './loopback/errors.ts'
export { isLoopbackRedirectUri } from './loopback/redirect-uri.ts'

/** Where the browser brings the authorization response to (RFC 8252 section 7.3). */
export type RedirectListener = {
  /** The redirect URI with the port that is bound, for both legs of the sign-in. */
  readonly redirectUri: string
  /**
   * Asks `deliver` about every response that arrives, until one is accepted; what came earlier has
   * waited. Listening ends by itself a few seconds after that. To be called once.
   */
  answer(deliver: Deliver): void
  /** Ends it: at once, or, where a response is being looked at or was accepted, after its page. */
  close(): void
}

/** How long the last page can be fetched, and how long the port stays open after a page, ms. */
const patience = { fetching: 30_000, leaving: 3_000 }

/**
 * Binds the address of a redirect URI such as "http://127.0.0.1/callback" (any free port),
 * "http://127.0.0.1:8765/callback" or "http://[::1]/callback"; to be done before the browser is
 * opened. Rejects with LoopbackError: `not_loopback`, `port_taken` or `not_available`.
 */
export async function listenForRedirect(
  redirectUri: string,
  { fetching, leaving } = patience,
): Promise<RedirectListener> {
  const wanted = parseRedirectUri(redirectUri)
  await makeRoom(wanted.port)
  const server = createServer({ maxHeaderSize: 32 * 1024 })
  const { port, close: unbind } = await bind(server, wanted)
  const bound = wanted.withPort(port)
  const { host, pathname } = new URL(bound)
  const lastPage = pathname === '/done' ? '/done/' : '/done'
  const gate = createGate()
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let thanked = false

  const end = (): Promise<void> => {
    clearTimeout(timer)
    forgetLingering(port, end)
    return unbind()
  }
  const endAfter = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void end(), ms)
    noteLingering(port, end)
  }
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (gate.isPassed() && !thanked && queryOf(request, { host, path: lastPage }) === '') {
      thanked = true
      sendThanks(response)
      return endAfter(leaving)
    }
    const query = queryOf(request, { host, path: pathname })
    const address = `${bound}?${query}`
    if (query && address.length <= longestCallback && (await gate.admits(address))) {
      // The code leaves the address bar: the page that stays has an address without it.
      sendOn(response, lastPage)
      if (!thanked) endAfter(fetching)
    } else {
      sendNothingHere(response)
      if (closed && !gate.isAsking() && !gate.isPassed()) endAfter(leaving)
    }
  }
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void respond(request, response)
  })

  return {
    redirectUri: bound,
    answer: (deliver) => gate.open(deliver),
    close() {
      closed = true
      if (gate.isAsking()) noteLingering(port, end)
      else if (!gate.isPassed()) void end()
    },
  }
}
