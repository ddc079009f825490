import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import {
  startIdentityService,
  type IdentityService,
  type IdentityServiceOptions,
} from '../identity-service/index.ts'
import { installDeckpass, servicesFile, type Deckpass, type RunningDeckpass } from './deckpass.ts'
import { startDesktop, whyNoDesktop, type Desktop, type DesktopOptions } from './desktop/index.ts'
import { until } from './desktop/run.ts'
import { Person } from '../unit/identity-service/person.ts'
import { sitDown, type Visitor } from './visitor.ts'

export { expect }

export const scheme = 'app.deckpass.dev'

/** Wide enough for browser and app side by side: the page of a window that is covered stands still. */
const screen = { width: 1920, height: 900 }

/**
 * Waits for the renewal that a start begins after its first picture: what is asked for meanwhile, and
 * what was said before, gives way to that. The session's view must be showing.
 */
export async function startRenewed({ page }: RunningDeckpass): Promise<void> {
  await expect(page.getByRole('img', { name: /^Access token valid/ })).toBeVisible()
}

/** One test's world: a service, a desktop, and Deckpass installed on it. */
export type World = {
  readonly service: IdentityService
  readonly desktop: Desktop
  readonly deckpass: Deckpass
  /** Starts Deckpass, clicks "Sign in with …" and logs in as halcyon; resolves when the profile shows. */
  signIn(): Promise<{ app: RunningDeckpass; visitor: Visitor }>
  /**
   * The same for a test of what comes after: whoever logs in speaks HTTP alone, and the answer is opened
   * as by a browser. The desktop's browser must be one that is noted.
   */
  signInUnseen(): Promise<RunningDeckpass>
  /** Clicks "Sign in with …" and sits down at the browser, once that has a page open. */
  beginSignIn(app: RunningDeckpass): Promise<Visitor>
  /**
   * Shows the other ways, as a user sees them who has waited for 20 s: the page's own clock is set
   * ahead, which is what it goes by, and stays so.
   */
  showOtherWays(app: RunningDeckpass): Promise<void>
  /** Waits until the service has answered this many renewals with 200. */
  renewals(count: number): Promise<void>
  /** What the app has logged so far. */
  log(): Promise<string>
}

type Options = {
  /** How this test's desktop differs. */
  readonly desktopOptions: DesktopOptions
  readonly serviceOptions: Partial<IdentityServiceOptions>
  /** What the services file holds: the service's own profile unless told. */
  readonly services: { readonly profiles: (service: IdentityService) => readonly object[] }
}

/** Playwright's `test` with a world of its own for each test. */
export const test = base.extend<Options & { world: World }>({
  desktopOptions: [{}, { option: true }],
  serviceOptions: [{}, { option: true }],
  services: [{ profiles: (service) => [service.serviceProfile()] }, { option: true }],
  world: async ({ desktopOptions, serviceOptions, services }, use, testInfo) => {
    const missing = whyNoDesktop(desktopOptions)
    testInfo.skip(missing !== undefined, missing)
    const service = await startIdentityService(serviceOptions)
    const trust = [{ origin: service.origin, scheme }]
    const desktop = await startDesktop({ screen, trust, ...desktopOptions })
    try {
      const settings = await servicesFile(desktop, services.profiles(service))
      await use(makeWorld(service, desktop, await installDeckpass(desktop, settings)))
      if (testInfo.status !== testInfo.expectedStatus)
        await desktop.screenshot(testInfo.outputPath('screen.png')).catch(() => undefined)
    } finally {
      await desktop.stop()
      await service.stop()
    }
  },
})

function makeWorld(service: IdentityService, desktop: Desktop, deckpass: Deckpass): World {
  const beginSignIn = async (app: RunningDeckpass) => {
    await app.page.getByRole('button', { name: /^Sign in with / }).click()
    return sitDown(desktop.browser)
  }
  return {
    service,
    desktop,
    deckpass,
    beginSignIn,
    async signIn() {
      const app = await deckpass.start()
      const visitor = await beginSignIn(app)
      await visitor.logIn(service.origin)
      await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
      return { app, visitor }
    },
    async signInUnseen() {
      const app = await deckpass.start()
      await app.page.getByRole('button', { name: /^Sign in with / }).click()
      const request = await until(
        async () => (await desktop.noted()).at(-1),
        'Deckpass opened no page to sign in on.',
      )
      await desktop.open((await new Person().signIn(request)).url)
      await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
      return app
    },
    async showOtherWays({ page }) {
      await page.evaluate(() => {
        const { now } = Date
        Date.now = () => now() + 20_000
      })
      await expect(page.getByRole('region', { name: 'Not coming back?' })).toBeVisible()
    },
    async renewals(count) {
      const seen = () =>
        service.requests.token.filter(
          ({ token, status }) =>
            status === 200 && JSON.stringify(token).includes('"grantType":"refresh_token"'),
        ).length
      await until(
        () => Promise.resolve(seen() >= count ? true : undefined),
        `The service saw ${seen()} renewals, not ${count}.`,
        45_000,
      )
    },
    log: () => readFile(join(deckpass.profileFolder, 'logs/deckpass.log'), 'utf8').catch(() => ''),
  }
}
