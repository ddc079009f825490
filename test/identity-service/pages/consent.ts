import type { Account } from '../accounts.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'

const meanings: Readonly<Record<string, string>> = {
  openid: 'Know who you are: your username, name and email address',
  'user:dj': 'Use your DJ account: charts, playlists and library',
  'app:external': 'Use the Beatport catalog on your behalf',
}

/** Asks whether the client may have what it asks for. */
export function consentPage(account: Account, scope: string): Html {
  const asked = scope.split(' ').filter((each) => each in meanings)
  return layout({
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
