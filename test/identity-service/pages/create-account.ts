import { accounts } from '../accounts.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import { beatportSite } from './site.ts'

/** Says who can log in, for nobody can be added. */
export function createAccountPage(): Html {
  return layout(beatportSite, {
    title: 'Create account',
    card: html`
      <h1>Create account</h1>
      <p class="lead">This stand-in has its accounts already. Go back and log in as one of them.</p>
      <dl>
        ${accounts.map(
          ({ username, password }) => html`
            <dt>${username}</dt>
            <dd>password <code>${password}</code></dd>
          `,
        )}
      </dl>
    `,
  })
}
