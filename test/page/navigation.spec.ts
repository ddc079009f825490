import { expect, test } from '../support/page-test.ts'
import { at, home, offline, snapshot } from '../support/snapshots.ts'
import { scenarios } from '../support/scenarios.ts'

const title = { level: 1 } as const
const back = { name: 'Back', exact: true } as const

for (const name of ['Gig check', 'Settings'] as const) {
  for (const way of ['Back', 'Esc'] as const) {
    test(`"${name}" leads away from home, and ${way} back to it`, async ({ deckpass, page }) => {
      await deckpass.open(scenarios.home)
      const button = page.getByRole('button', { name, exact: true })
      await expect(button).toHaveAttribute('title', name)
      await button.press('Enter')
      await expect(page.getByRole('heading', title)).toHaveText(name)
      await expect(page.getByRole('heading', title)).toBeFocused()
      if (way === 'Back') await page.getByRole('button', back).press('Enter')
      else await page.keyboard.press('Escape')
      await expect(page.getByRole('heading', title)).toHaveText('DJ Halcyon')
      await expect(button).toBeFocused()
    })
  }
}

for (const name of ['Connections', 'Programs', 'About'] as const) {
  test(`"${name}" is reached from the settings, and leads back to them`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(scenarios.home)
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const row = page.getByRole('button', { name, exact: true })
    await row.press('Enter')
    await expect(page.getByRole('heading', title)).toHaveText(name)
    await expect(page.getByRole('heading', title)).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(row).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()
  })
}

for (const name of ['welcome', 'signed-out', 'ended-lapsed', 'locked-keychain'] as const) {
  test(`${name}: gig check and settings can be reached, before the title`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(scenarios[name])
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()
    await page.keyboard.press('Shift+Tab')
    await expect(page.getByRole('button', { name: 'Gig check' })).toBeFocused()
  })
}

test('settings can be reached where there is nothing to sign in to', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['services-file'])
  await expect(page.getByRole('button', { name: 'Gig check' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('heading', title)).toHaveText('Settings')
})

test('a gig check without a service shows why there is none', async ({ deckpass, page }) => {
  await deckpass.open(at('gig-check', scenarios['services-file']))
  await expect(page.getByRole('heading', title)).toHaveText('The services file has a mistake')
  await deckpass.show(at('connections', scenarios['services-file']))
  await expect(page.getByText('There is no service to sign in to.')).toBeVisible()
})

test('a window begins with the view that was asked for', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check'])
  await expect(page.getByRole('heading', title)).toHaveText('Gig check')
  await page.getByRole('button', back).click()
  await expect(page.getByRole('heading', title)).toHaveText('DJ Halcyon')
})

test('goes where main asks, once for each wish', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const asked = { view: 'settings', count: 1 } as const
  await deckpass.push({ ...scenarios.home, asked })
  await expect(page.getByRole('heading', title)).toHaveText('Settings')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', title)).toHaveText('DJ Halcyon')
  await deckpass.push({ ...scenarios['home-offline'], asked })
  await expect(page.getByText('Offline since 16:05').first()).toBeVisible()
  await deckpass.push({ ...scenarios.home, asked: { view: 'settings', count: 2 } })
  await expect(page.getByRole('heading', title)).toHaveText('Settings')
  await deckpass.push({ ...scenarios.home, asked: { view: 'session', count: 3 } })
  await expect(page.getByRole('heading', title)).toHaveText('DJ Halcyon')
  await expect(page.getByRole('heading', title)).toBeFocused()
})

test('what is asked for leads back to where the user was', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  await deckpass.push({ ...scenarios.home, asked: { view: 'about', count: 2 } })
  await expect(page.getByRole('heading', title)).toHaveText('About')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', title)).toHaveText('Settings')
  await expect(page.getByRole('button', { name: 'About' })).toBeFocused()
})

for (const view of ['gig-check', 'settings', 'connections', 'programs', 'about'] as const) {
  test(`${view} stays open, whatever becomes of the session`, async ({ deckpass, page }) => {
    await deckpass.open(at(view, home({})))
    const heading = page.getByRole('heading', title)
    const before = await heading.textContent()
    for (const next of [
      home({ health: offline }),
      snapshot({ phase: 'ended', reason: 'lapsed' }),
      snapshot({ phase: 'signing-in', stage: 'waiting', since: 0 }),
      home({}),
    ]) {
      await deckpass.push({ ...next, asked: { view, count: 1 } })
      await expect(heading).toHaveText(before ?? '')
    }
    await expect(heading).toBeFocused()
  })
}

test('Esc closes a dialog and leaves the view open', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  await page.getByRole('button', { name: /^Remove Deckpass/u }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('heading', title)).toHaveText('Settings')
})

test('a token that is shown goes when another view comes', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const value = { accessToken: 'nobodys-token', expiresAt: Date.now(), scope: '' }
  await deckpass.answer('token.get', { ok: true, value })
  await page.getByRole('button', { name: 'Show access token' }).click()
  await expect(page.getByRole('textbox')).toHaveValue('nobodys-token')
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Show access token' })).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
})
