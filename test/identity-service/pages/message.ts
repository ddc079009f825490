import { html, type Html } from './html.ts'
import { layout } from './layout.ts'

/** A page that only says something. */
export function messagePage({ title, text }: { title: string; text: string }): Html {
  return layout({
    title,
    card: html`
      <h1>${title}</h1>
      <p class="lead">${text}</p>
    `,
  })
}

/** The sign-in that the page belonged to is over, or is another browser's. */
export const expiredPage = messagePage({
  title: 'This page has expired',
  text: 'Go back to the app and sign in again.',
})

/** The account may not use the client. There is no way back to the client from here. */
export const notScopedPage = messagePage({
  title: '401 Unauthorized',
  text: 'Your account is not scoped for this application.',
})

/** An authorization request that cannot be answered by a redirect (RFC 6749 section 4.1.2.1). */
export function authorizationErrorPage(error: string, description: string | undefined): Html {
  return messagePage({ title: `Error: ${error}`, text: description ?? 'The request is not valid.' })
}
