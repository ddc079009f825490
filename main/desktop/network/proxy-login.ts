import { net, type Session } from 'electron'
import type { AskingProxy, ProxyAccount } from './proxy-accounts.ts'

/** Chromium's names for a proxy that wants to know who asks, and did not let the request through. */
const refused =
  /ERR_(TUNNEL_CONNECTION_FAILED|PROXY_AUTH_\w+|INVALID_AUTH_CREDENTIALS|UNEXPECTED_PROXY_AUTH)/

/** Whether a request came to nothing at a proxy that wants a name and a password. */
export function stoppedByProxy(outcome: Response | Error): boolean {
  return outcome instanceof Error ? refused.test(outcome.message) : outcome.status === 407
}

export type LogInToProxy = (own: Session, url: string) => Promise<boolean>

/** How long a proxy is given to take an account, ms. */
const patience = 10_000

/**
 * Logs a session in to the proxy before an address; from then on that session's requests pass. `fetch`
 * cannot answer a proxy (its requests have no `login` event), so that another request does, which carries
 * nothing. Resolves to whether it passed. Never rejects.
 */
export function createProxyLogin(
  find: (asking: AskingProxy) => Promise<ProxyAccount | undefined>,
): LogInToProxy {
  return (own, url) =>
    new Promise((resolve) => {
      const request = net.request({
        url: new URL('/', url).href,
        method: 'HEAD',
        session: own,
        credentials: 'omit',
        redirect: 'manual',
      })
      let told = false
      const end = (passed: boolean) => {
        clearTimeout(timer)
        resolve(passed)
        request.abort()
      }
      const timer = setTimeout(end, patience, false)
      request.on('login', ({ isProxy, host, port }, answer) => {
        // Whoever asks again did not take it; and no service is told what is a proxy's.
        if (!isProxy || told) return answer()
        told = true
        void find({ host, port })
          .catch(() => undefined)
          .then((account) => answer(account?.username, account?.password.reveal()))
      })
      request.on('redirect', () => end(told))
      request.on('response', ({ statusCode }) => end(told && statusCode !== 407))
      request.on('error', () => end(false))
      request.end()
    })
}
