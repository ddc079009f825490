import { Html, html } from './html.ts'
import { layout } from './layout.ts'
import type { Site } from './site.ts'

/** Asks whether the browser's session is to end. `form` is oidc-provider's, and sends the answer. */
export function endSessionPage(site: Site, form: string): Html {
  return layout(site, {
    title: 'Log out',
    card: html`
      <h1>Log out</h1>
      <p class="lead">Would you like to log out of ${site.name}?</p>
      ${new Html(form)}
      <button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes">
        Yes
      </button>
    `,
  })
}
