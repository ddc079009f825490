import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

test('says what this is, and under which licence', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.about)
  const main = page.getByRole('main')
  await expect(main).toContainText('Deckpass')
  await expect(main).toContainText('Version 0.1.0')
  await expect(main).toContainText('MIT licence')
  await expect(page.getByText('Development build')).toHaveCount(0)
  await expect(page.getByRole('link')).toHaveCount(0)
  await deckpass.push(scenarios['about-development'])
  await expect(page.getByText('Development build')).toBeVisible()
})

test('lists the shortcuts as the system writes them', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.about)
  const shortcuts = page.getByRole('region', { name: 'Shortcuts' })
  const keys = shortcuts.getByRole('definition')
  await expect(shortcuts.getByRole('term').first()).toHaveText('Stage mode')
  await expect(keys.first()).toHaveText('Ctrl+Shift+H')
  await expect(keys.last()).toHaveText('Esc')
  await deckpass.push(scenarios['about-development'])
  await expect(keys.first()).toHaveText('⇧⌘H')
})
