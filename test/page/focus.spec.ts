import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

test('every change of the view moves the focus to its title', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.opening)
  const order = [
    'welcome',
    'waiting',
    'home',
    'ended-lapsed',
    'locked-damaged',
    'services-file',
  ] as const
  for (const name of order) {
    await deckpass.push(scenarios[name])
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    await expect(page.getByRole('main')).toHaveCount(1)
  }
})

test('news within a view leaves the focus where it is', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const button = page.getByRole('button', { name: 'Renew now' })
  await button.focus()
  await deckpass.push(scenarios['home-renewing'])
  await expect(page.getByText('Renewing now')).toBeVisible()
  await deckpass.push(scenarios['home-offline'])
  await expect(page.getByText('Offline since 16:05').first()).toBeVisible()
  await expect(button).toBeFocused()
})

test('the focus can be seen', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  for (const name of await deckpass.tabStops()) {
    const button = page.getByRole('button', { name, exact: true })
    await button.focus()
    await expect(button).toHaveCSS('outline-style', 'solid')
    await expect(button).toHaveCSS('outline-width', '2px')
  }
})
