import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { protocol, type CustomScheme } from 'electron'

/** The address of the one page there is. */
export const pageAddress = 'app://deckpass/index.html'

/** The scheme that the page is served from, instead of file:, so that it has an origin of its own. */
export const appScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, codeCache: true },
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/**
 * Nothing but the bundle's own script, style and pictures; no connection, no frame, no form. The
 * sandbox also takes dialogs, printing, downloads and windows away. Forms are let be in it for their
 * submit event alone: `form-action` lets none be sent.
 */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  'sandbox allow-scripts allow-same-origin allow-forms'

/** Serves the files of `folder` at app://deckpass/, and nothing from outside of it. */
export function serveApp(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = fileOf(request, folder)
    const body = file === undefined ? undefined : await readFile(file).catch(() => undefined)
    if (file === undefined || body === undefined) return new Response('Not found', { status: 404 })
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      },
    })
  })
}

/** The file that a request names, if it is one of ours. */
export function fileOf(
  request: { readonly method: string; readonly url: string },
  folder: string,
): string | undefined {
  const { host, pathname } = new URL(request.url)
  if (request.method !== 'GET' || host !== 'deckpass') return undefined
  // Names that need escapes are not ours, and escapes are how a path climbs out of its folder.
  if (!/^\/[\w./-]*\w$/.test(pathname) || !(extname(pathname) in contentTypes)) return undefined
  const file = normalize(join(folder, pathname))
  return file.startsWith(folder + sep) ? file : undefined
}
