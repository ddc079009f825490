import { expect, test } from '../support/page-test.ts'
import { scenarios, waiting } from '../support/scenarios.ts'

const repair = { name: 'Repair', exact: true } as const

for (const [scenario, says] of [
  ['waiting-links-other', 'Links go to OldApp'],
  ['waiting-links-none', 'Links go nowhere'],
  ['waiting-links-stale', 'Links go to a place where Deckpass is no more'],
] as const) {
  test(`${scenario}: says where links go, and offers to mend it`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios[scenario])
    await expect(page.getByText(says, { exact: true })).toBeVisible()
    await page.getByRole('button', repair).press('Enter')
    expect(await deckpass.intents()).toEqual([{ name: 'linkHandler.repair', argument: null }])
  })
}

test('a quiet line says that all is well', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  await expect(page.getByText('Links come to Deckpass, as they should')).toBeVisible()
  await expect(page.getByRole('button', repair)).toHaveCount(0)
})

test('nothing is said where the system does not tell', async ({ deckpass, page }) => {
  await deckpass.open(waiting({ state: 'unknown' }))
  await expect(page.getByRole('region', { name: 'Not coming back?' })).toBeVisible()
  await expect(page.getByText(/Links/u)).toHaveCount(0)
})

test('a repair that worked is said, and the focus is not lost', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-links-other'])
  const mended = { state: 'ours' } as const
  await deckpass.answer('linkHandler.repair', { ok: true, value: mended }, waiting(mended))
  await page.getByRole('button', repair).press('Enter')
  await expect(page.getByRole('status').last()).toHaveText(/^Links come to Deckpass again/u)
  await expect(page.getByRole('button', repair)).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a repair that did not help is said too', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-links-stale'])
  await deckpass.answer('linkHandler.repair', { ok: true, value: { state: 'stale' } })
  await page.getByRole('button', repair).press('Enter')
  await expect(page.getByRole('status').last()).toHaveText(/^That did not help: paste/u)
  await expect(page.getByRole('button', repair)).toBeFocused()
})

test('shows the exact command to those who ask, to be selected', async ({ deckpass, page }) => {
  const command = "xdg-mime default  'my app'.desktop x-scheme-handler/app.deckpass"
  await deckpass.open(waiting({ state: 'none', command }))
  const shown = page.getByText('xdg-mime default')
  await expect(shown).toBeHidden()
  await page.getByText('Or mend it in a terminal').press('Enter')
  await expect(shown).toBeInViewport({ ratio: 1 })
  await expect(shown).toHaveCSS('user-select', 'text')
  expect(await shown.evaluate((code) => code.textContent)).toBe(command)
  await shown.click({ clickCount: 3 })
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(command)
})

test('has no disclosure without a command', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-links-none'])
  await expect(page.getByText('Links go nowhere')).toBeVisible()
  await expect(page.getByText('Or mend it in a terminal')).toHaveCount(0)
})
