import { LoopbackError } from './errors.ts'

export type LoopbackRedirectUri = {
  /** The one address to bind: never a name, which could mean another (RFC 8252 section 8.3). */
  readonly address: '127.0.0.1' | '::1'
  /** 0 for any that is free. */
  readonly port: number
  /** The redirect URI with a port; as it was, byte for byte, if it has one already. */
  withPort(port: number): string
}

const form = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::([1-9]\d{0,4}))?((?:\/[\w.~-]*)*)$/

/** Whether a redirect URI is one that `listenForRedirect` takes. */
export function isLoopbackRedirectUri(redirectUri: string): boolean {
  const [all, , port = ''] = form.exec(redirectUri) ?? []
  return all !== undefined && Number(port) <= 65_535
}

/** Throws LoopbackError `not_loopback` for all but a plain http address on a loopback IP. */
export function parseRedirectUri(redirectUri: string): LoopbackRedirectUri {
  const [, host = '', port, path = ''] = form.exec(redirectUri) ?? []
  if (!isLoopbackRedirectUri(redirectUri))
    throw new LoopbackError(
      'not_loopback',
      'A redirect URI on this computer must look like http://127.0.0.1/callback.',
    )
  return {
    address: host === '127.0.0.1' ? host : '::1',
    port: Number(port ?? 0),
    withPort: (bound) => (port === undefined ? `http://${host}:${bound}${path}` : redirectUri),
  }
}
