import { browsers, openings } from '../support/openings.ts'
import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const open = { name: 'Use another browser', exact: true } as const

test('lists the installed browsers by name', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  expect(await deckpass.intents()).toEqual([])
  await deckpass.answer('browsers.list', { ok: true, value: browsers })
  await page.getByRole('button', open).press('Enter')
  await expect(page.getByRole('heading', open)).toBeFocused()
  expect(await deckpass.tabStops()).toEqual([
    'Back',
    'Use it from now on',
    'Firefox',
    'Chromium',
    'Brave',
    'Cancel',
  ])
  expect(await deckpass.intents()).toEqual([{ name: 'browsers.list', argument: null }])
})

for (const [keep, says] of [
  [false, 'The page is open in Chromium.'],
  [true, 'The page is open in Chromium, now and from now on.'],
] as const) {
  test(`opens the page in the one that is chosen, keep: ${keep}`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios['waiting-help'])
    await deckpass.answer('browsers.list', { ok: true, value: browsers })
    await page.getByRole('button', open).click()
    if (keep) await page.getByRole('checkbox', { name: 'Use it from now on' }).press('Space')
    await page.getByRole('button', { name: 'Chromium', exact: true }).press('Enter')
    expect((await deckpass.intents()).at(-1)).toEqual({
      name: 'session.openIn',
      argument: { connection: 'beatport', browser: 'chromium.desktop', keep },
    })
    await expect(page.getByRole('status').last()).toHaveText(says)
    await expect(page.getByRole('button', open)).toBeFocused()
  })
}

test('stays open when a browser cannot be opened, and says so', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  await deckpass.answer('browsers.list', { ok: true, value: browsers })
  await deckpass.answer('session.openIn', { ok: false, code: 'browser_unavailable' })
  await page.getByRole('button', open).click()
  await page.getByRole('button', { name: 'Brave', exact: true }).press('Enter')
  await expect(page.getByRole('status').last()).toHaveText(/^No browser could be opened/u)
  await expect(page.getByRole('button', { name: 'Brave', exact: true })).toBeFocused()
})

test('says that there is none', async ({ deckpass, page }) => {
  const { scenario, open } = openings['waiting-other-browser-none']
  await deckpass.open(scenario)
  await open(page)
  await expect(page.getByText(/^No browser was found: copy the sign-in link/u)).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
})

test('does not take a list that cannot be had for an empty one', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  await deckpass.answer('browsers.list', { ok: false, code: 'unexpected' })
  await page.getByRole('button', open).click()
  await expect(page.getByText(/^Something unforeseen happened/u)).toHaveCount(1)
  await expect(page.getByText(/No browser was found|Looking for/u)).toHaveCount(0)
})

test('a long list scrolls within, by keyboard too, and Cancel stays', async ({
  deckpass,
  page,
}) => {
  const { scenario, open } = openings['waiting-other-browser-many']
  await deckpass.open(scenario)
  await open(page)
  const region = page.getByRole('region', { name: 'Use another browser' })
  await expect(region).toHaveAttribute('tabindex', '0')
  await region.focus()
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Browser 13' })).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region')).not.toHaveAttribute('tabindex')
})
