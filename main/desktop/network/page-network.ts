import type { Session } from 'electron'

/** A proxy that nobody can be: TCP port 9 of this machine is for throwing away (RFC 863). */
const nowhere = { mode: 'fixed_servers', proxyRules: 'socks5://127.0.0.1:9' } as const

const addresses = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`)

/**
 * Leaves the page's session without any network: its policy forbids connections already, and this is
 * what stands behind that. The requests to services are main's, in sessions of their own.
 */
export function cutOff(pageSession: Pick<Session, 'setProxy' | 'webRequest'>): void {
  pageSession.webRequest.onBeforeRequest({ urls: addresses }, (_details, answer) =>
    answer({ cancel: true }),
  )
  // Loopback addresses pass by proxies unless that is taken back.
  void pageSession.setProxy({ ...nowhere, proxyBypassRules: '<-loopback>' })
}
