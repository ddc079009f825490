import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'

const style =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}' +
  'body{max-width:32rem;margin:20vh auto 0;padding:0 1.5rem;text-align:center}h1{font-size:1.5rem}'

const styleHash = createHash('sha256').update(style).digest('base64')

/** No script, no address, no frame: two sentences and their style. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  connection: 'close',
}

function page(heading: string, sentence: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${heading}</title><style>${style}</style></head>
<body><main><h1>${heading}</h1><p>${sentence}</p></main></body>
</html>
`
}

const thanks = page('Back to Deckpass', 'You can close this page. Deckpass shows how it goes on.')
const nothingHere = page(
  'Nothing to see here',
  'This is Deckpass, waiting for a sign-in. If you were signing in, go back to Deckpass and open the page again.',
)

/** The page on which a sign-in ends in the browser. It does not know how the sign-in went. */
export function sendThanks(response: ServerResponse): void {
  response.writeHead(200, headers).end(thanks)
}

/** For all that is not waited for; it tells nothing. */
export function sendNothingHere(response: ServerResponse): void {
  response.writeHead(404, headers).end(nothingHere)
}

/** Sends the browser on to another page here, which takes the place of this address. */
export function sendOn(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...headers, location }).end()
}
