import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import { beatportSite, type Site } from './site.ts'

/** A page that only says something. */
function messagePage(site: Site, { title, text }: { title: string; text: string }): Html {
  return layout(site, {
    title,
    card: html`
      <h1>${title}</h1>
      <p class="lead">${text}</p>
    `,
  })
}

/** The sign-in that the page belonged to is over, or is another browser's. */
export function expiredPage(site: Site): Html {
  return messagePage(site, {
    title: 'This page has expired',
    text: 'Go back to the app and sign in again.',
  })
}

/** The account may not use the client. There is no way back to the client from here. */
export const notScopedPage = messagePage(beatportSite, {
  title: '401 Unauthorized',
  text: 'Your account is not scoped for this application.',
})

/** An authorization request that cannot be answered by a redirect (RFC 6749 section 4.1.2.1). */
export function authorizationErrorPage(
  site: Site,
  error: string,
  description: string | undefined,
): Html {
  const text = description ?? 'The request is not valid.'
  return messagePage(site, { title: `Error: ${error}`, text })
}

/** The browser's own session is over. */
export function signedOutPage(site: Site): Html {
  return messagePage(site, {
    title: 'You are signed out',
    text: 'Your session in this browser has ended. You can close this page.',
  })
}
