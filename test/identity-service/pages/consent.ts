import type { Account } from '../accounts.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import type { Site } from './site.ts'

/** Asks whether the client may have what it asks for. */
export function consentPage(site: Site, account: Account, scope: string): Html {
  const { meanings } = site
  const asked = scope.split(' ').filter((each) => each in meanings)
  return layout(site, {
    title: 'Allow access',
    card: html`
      <h1>Allow access?</h1>
      <p class="lead"><strong>Deckpass</strong> would like to:</p>
      <ul class="scopes">
        ${asked.map((each) => html`<li>${meanings[each]}</li>`)}
      </ul>
      <p class="who">
        <span class="avatar" aria-hidden="true">${account.username.slice(0, 1).toUpperCase()}</span>
        <span>Signed in as <strong>${account.username}</strong><br />${account.email}</span>
      </p>
      <form method="post" class="choices">
        <button type="submit" name="answer" value="deny">Deny</button>
        <button class="primary" type="submit" name="answer" value="allow">Allow</button>
      </form>
    `,
  })
}
