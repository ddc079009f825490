import { expect, scheme, startRenewed, test as base } from '../support/e2e.ts'
import { installDeckpass, servicesFile } from '../support/deckpass.ts'
import { startDesktop } from '../support/desktop/index.ts'
import { startPlainProvider } from '../support/plain-provider.ts'
import { sitDown } from '../support/visitor.ts'

base('another OAuth server works unchanged: sign in, be renewed, restart, sign out', async () => {
  base.setTimeout(90_000)
  const provider = await startPlainProvider(`${scheme}://callback`)
  const desktop = await startDesktop({ trust: [{ origin: provider.origin, scheme }] })
  try {
    const deckpass = await installDeckpass(desktop, await servicesFile(desktop, [provider.profile]))
    const app = await deckpass.start()
    await app.page.getByRole('button', { name: 'Sign in with Plain provider' }).click()
    const visitor = await sitDown(desktop.browser)
    const page = await visitor.page(`${provider.origin}/interaction/`)
    await page.getByPlaceholder('Enter any login').fill('turntable')
    await page.getByPlaceholder('and password').fill('anything')
    await page.getByRole('button', { name: 'Sign-in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(app.page.getByText('Plain turntable')).toBeVisible()
    await app.page.getByRole('button', { name: 'Renew now' }).click()
    await expect(app.page.getByText('1 renewal')).toBeVisible()
    await app.quit()

    const again = await deckpass.start()
    await expect(again.page.getByText('Plain turntable')).toBeVisible()
    await startRenewed(again)
    await again.page.getByRole('button', { name: 'Sign out' }).click()
    await again.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Sign out/ })
      .click()
    await expect(again.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  } finally {
    await desktop.stop()
    await provider.stop()
  }
})
