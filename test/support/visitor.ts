import type { Browser, Page } from '@playwright/test'
import type { SystemBrowser } from './desktop/index.ts'
import { until } from './desktop/run.ts'

/** A person at the system browser: sees the pages there, and types and clicks as people do. */
export type Visitor = {
  /** The newest page whose address starts so; waits for it. */
  page(address: string): Promise<Page>
  /** Logs in at the service, on whichever of its pages is open, and agrees if it asks. */
  logIn(origin: string, person?: { username: string; password: string }): Promise<void>
  /** Lets go of the browser, which stays open. */
  leave(): Promise<void>
}

/** Sits down at a browser that somebody has opened. */
export async function sitDown(systemBrowser: SystemBrowser): Promise<Visitor> {
  const browser: Browser = await systemBrowser.connect()
  const pages = () => browser.contexts().flatMap((context) => context.pages())
  const page = (address: string) =>
    until(
      () =>
        Promise.resolve(
          pages()
            .filter((each) => each.url().startsWith(address))
            .at(-1),
        ),
      `No page at ${address} was opened in the browser.`,
    )

  return {
    page,
    async logIn(origin, { username, password } = { username: 'halcyon', password: 'vinyl' }) {
      const opened = await page(origin)
      await opened.getByRole('textbox', { name: 'Username or email' }).fill(username)
      await opened.getByRole('textbox', { name: 'Password' }).fill(password)
      await opened.getByRole('button', { name: 'Log in' }).click()
      const allow = opened.getByRole('button', { name: 'Allow' })
      await allow.click({ timeout: 5_000 }).catch(() => undefined)
    },
    leave: () => browser.close(),
  }
}
