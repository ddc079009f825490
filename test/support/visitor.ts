import type { Browser, Page } from '@playwright/test'
import type { SystemBrowser } from './desktop/index.ts'
import { until } from './desktop/run.ts'

export type Credentials = { readonly username: string; readonly password: string }

/** A person at the system browser: sees the pages there, and types and clicks as people do. */
export type Visitor = {
  /** All pages that are open. */
  pages(): readonly Page[]
  /** The newest page whose address starts so and that is none of `besides`; waits for it. */
  page(address: string, besides?: readonly Page[]): Promise<Page>
  /** Types name and password at the service, on this page or the newest of that origin. */
  enter(at: Page | string, person?: Credentials): Promise<Page>
  /** The same, and agrees if the service asks; resolves when it asks no more. */
  logIn(at: Page | string, person?: Credentials): Promise<void>
  /** The same; resolves to the address that the service answers with: the redirect URI and more. */
  answer(at: Page | string, person?: Credentials): Promise<string>
  /**
   * Clicks into a page. Chromium lets pages start another program once for each such sign of a person:
   * a page that comes back at once, because the browser is signed in, starts none without it.
   */
  touch(page: Page): Promise<void>
  /** Lets go of the browser, which stays open. */
  leave(): Promise<void>
}

/** Sits down at a browser that somebody has opened. */
export async function sitDown(systemBrowser: SystemBrowser): Promise<Visitor> {
  const browser: Browser = await systemBrowser.connect()
  const pages = () => browser.contexts().flatMap((context) => context.pages())
  const page = (address: string, besides: readonly Page[] = []) =>
    until(
      () =>
        Promise.resolve(
          pages()
            .filter((each) => each.url().startsWith(address) && !besides.includes(each))
            .at(-1),
        ),
      `No page at ${address} was opened in the browser.`,
    )
  const opened = async (at: Page | string) => (typeof at === 'string' ? page(at) : at)

  async function enter(at: Page | string, { username, password }: Credentials = halcyon) {
    const form = await opened(at)
    await form.getByRole('textbox', { name: 'Username or email' }).fill(username)
    await form.getByRole('textbox', { name: 'Password' }).fill(password)
    await form.getByRole('button', { name: 'Log in' }).click()
    return form
  }

  /** Logs in and agrees; `answer` comes when the service has nothing more to ask. */
  async function goThrough(at: Page | string, person?: Credentials) {
    const form = await opened(at)
    const answer = addressOutside(form)
    await enter(form, person)
    const allow = form.getByRole('button', { name: 'Allow' }).click()
    // Whoever agreed before is not asked.
    await Promise.race([answer, allow.catch(() => undefined)])
    return { answer }
  }

  return {
    pages,
    page,
    enter,
    async logIn(at, person) {
      await goThrough(at, person)
    },
    answer: async (at, person) => (await goThrough(at, person)).answer,
    async touch(page) {
      await page.bringToFront()
      await page.getByRole('heading', { level: 1 }).click()
    },
    leave: () => browser.close(),
  }
}

const halcyon: Credentials = { username: 'halcyon', password: 'vinyl' }

/** Where the site that is open here sends the browser, as soon as that is not the site itself. */
function addressOutside(page: Page): Promise<string> {
  const site = new URL(page.url()).origin
  return new Promise((resolve) => {
    page.on('response', (response) => {
      const location = response.headers()['location'] ?? ''
      if (new URL(location, response.url()).origin !== site) resolve(location)
    })
  })
}
