import type { Context } from '../http.ts'
import type { Html } from './html.ts'

/**
 * Answers with a page. There is no `form-action` in its policy: Chromium holds redirects after a
 * form to it too, and the last of those goes to the app's own scheme.
 */
export function send(context: Context, status: number, page: Html): void {
  context.status = status
  context.type = 'html'
  context.set('Cache-Control', 'no-store')
  context.set('Referrer-Policy', 'no-referrer')
  context.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  )
  context.body = page.text
}
