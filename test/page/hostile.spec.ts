import { expect, test } from '../support/page-test.ts'
import { profile, scenarios, signedIn, snapshot } from '../support/scenarios.ts'

const named = (displayName: string) =>
  snapshot({ ...signedIn, profile: { ...profile, displayName } })

test('text from the service is text: clipped, and no markup', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-hostile'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${'W'.repeat(63)}…`)
  await expect(page.locator('main img')).toHaveCount(0)
  await deckpass.push(named('<img src=x onerror=alert(1)>'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<img src=x onerror=alert(1)>')
})

test('text that runs the other way turns nothing around it', async ({ deckpass, page }) => {
  await deckpass.open(named('\u202e\u2067evil\u2069'))
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText('evil')
  await expect(heading.locator('bdi')).toHaveText('evil')
  await deckpass.push(named('علي'))
  await expect(heading.locator('bdi')).toHaveText('علي')
})

test('a name of nothing but blanks is no name', async ({ deckpass, page }) => {
  await deckpass.open(named(' \u3164\u200b\n'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your Beatport account')
})

test('marks that are heaped up stay near their line', async ({ deckpass, page }) => {
  await deckpass.open(named(`Z${'\u0300'.repeat(3000)}o`))
  const height = await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1.scrollHeight)
  expect(height).toBeLessThan(60)
})
