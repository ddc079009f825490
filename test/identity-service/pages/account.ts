import type { Account } from '../accounts.ts'
import { paths } from '../paths.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import { beatportSite } from './site.ts'

/** The account settings: who is signed in in this browser, if anyone. */
export function accountPage(account: Account | undefined): Html {
  if (!account)
    return layout(beatportSite, {
      title: 'Account settings',
      card: html`
        <h1>Account settings</h1>
        <p class="lead">Nobody is signed in in this browser.</p>
        <p>Sign in from the app first, then come back to this page.</p>
      `,
    })
  return layout(beatportSite, {
    title: 'Account settings',
    card: html`
      <h1>Account settings</h1>
      <p class="lead">Signed in as <strong>${account.username}</strong></p>
      <dl>
        <dt>Name</dt>
        <dd>${account.firstName} ${account.lastName}</dd>
        <dt>Email</dt>
        <dd>${account.email}</dd>
        <dt>Username</dt>
        <dd>${account.username}</dd>
      </dl>
      <p class="aside"><a href="${paths.logout}">Log out</a></p>
    `,
  })
}
