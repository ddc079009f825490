import { accounts } from '../accounts.ts'
import { localPaths } from '../paths.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import type { Site } from './site.ts'

/** The login form, with the name that was typed before if the login failed. */
export function loginPage(site: Site, { name, failed }: { name: string; failed: boolean }): Html {
  const problem = html`<p class="problem" role="alert" id="problem">
    The username or password is not right. Try again.
  </p>`
  const names = accounts.map(({ username }) => username).join(' or ')
  return layout(site, {
    title: 'Log in',
    card: html`
      <h1>Log in</h1>
      <p class="lead">to continue to <strong>Deckpass</strong></p>
      ${failed ? problem : undefined}
      <form method="post">
        <label for="username">Username or email</label>
        <input
          id="username"
          name="username"
          type="text"
          value="${name}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          ${failed ? undefined : html`autofocus`}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${failed ? html`autofocus aria-describedby="problem"` : undefined}
        />
        <button class="primary" type="submit">Log in</button>
      </form>
      <p class="aside">New here? <a href="${localPaths.createAccount}">Create account</a></p>
    `,
    note: html`<p>Log in as <b>${names}</b>, password <b>vinyl</b>.</p>`,
  })
}
