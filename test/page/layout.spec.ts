import { buttonsOutOfReach, layoutFaults } from '../support/layout.ts'
import { openings } from '../support/openings.ts'
import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const softly = expect.configure({ soft: true })
const nothing = { sideways: [], small: [] }

/** What may be longer than its place: it scrolls within, so that the view need not; or all is wrong at once. */
const scrollsWithin: Readonly<Record<string, readonly string[]>> = {
  'waiting-other-browser-many': ['SECTION'],
  'waiting-links-hostile': ['SECTION'],
  'waiting-links-by-hand': ['SECTION'],
  'gig-check-worst': ['MAIN'],
  'gig-check-several': ['MAIN'],
  'gig-check-many': ['MAIN'],
  'settings-impossible': ['MAIN'],
  'settings-hostile': ['MAIN'],
  'programs-question': ['MAIN'],
}

// A rim that turns has corners that stick out of its box, though nothing is drawn there.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('every view fits the window without a scroll bar', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.opening)
  for (const [name, scenario] of Object.entries(scenarios)) {
    await deckpass.show(scenario)
    const expected = { ...nothing, scrolls: scrollsWithin[name] ?? [] }
    expect.soft(await page.evaluate(layoutFaults), name).toEqual(expected)
  }
})

for (const [width, height] of [
  [200, 320],
  [360, 640],
] as const) {
  test(`no view loses anything at ${width} px`, async ({ deckpass, page }) => {
    test.slow()
    await page.setViewportSize({ width, height })
    await deckpass.open(scenarios.opening)
    for (const [name, scenario] of Object.entries(scenarios)) {
      await deckpass.show(scenario)
      expect.soft(await page.evaluate(layoutFaults), name).toMatchObject(nothing)
      await softly.poll(() => buttonsOutOfReach(page.getByRole('button')), name).toEqual([])
    }
  })
}

test('what opens in a view fits the window too', async ({ deckpass, page }) => {
  test.slow()
  await deckpass.open(scenarios.opening)
  for (const [name, { scenario, open }] of Object.entries(openings)) {
    await deckpass.show(scenarios.opening)
    await deckpass.show(scenario)
    await open(page)
    const expected = { ...nothing, scrolls: scrollsWithin[name] ?? [] }
    expect.soft(await page.evaluate(layoutFaults), name).toEqual(expected)
    if (name.startsWith('waiting-'))
      await expect.soft(page.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 })
  }
})

for (const [width, height] of [
  [200, 320],
  [360, 640],
] as const) {
  test(`what opens in a view loses nothing at ${width} px`, async ({ deckpass, page }) => {
    test.slow()
    await page.setViewportSize({ width, height })
    await deckpass.open(scenarios.opening)
    for (const [name, { scenario, open }] of Object.entries(openings)) {
      await deckpass.show(scenarios.opening)
      await deckpass.show(scenario)
      await open(page)
      expect.soft(await page.evaluate(layoutFaults), name).toMatchObject(nothing)
      const inside = page.locator('dialog[open]').or(page.locator('main:not(:has(dialog[open]))'))
      await softly.poll(() => buttonsOutOfReach(inside.getByRole('button')), name).toEqual([])
    }
  })
}

test('nothing jumps when numbers change or the token is shown', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const places = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('h1, h2, dt, .health__line, .actions'), (element) => {
        const { x, y } = element.getBoundingClientRect()
        return [Math.round(x), Math.round(y)]
      }),
    )
  const before = await places()
  const value = { accessToken: 'token', expiresAt: now + 300_000, scope: '' }
  await deckpass.answer('token.get', { ok: true, value })
  await page.getByRole('button', { name: 'Show access token' }).click()
  await expect(page.getByRole('button', { name: 'Reveal' })).toBeVisible()
  expect(await places()).toEqual(before)
  await page.clock.runFor(200_000)
  await expect(page.getByText('in 1 min', { exact: true })).toBeVisible()
  expect(await places()).toEqual(before)
})

test('nothing in a gig check jumps sideways, or at all while the session is well', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['gig-check'])
  const places = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('.verdict, .check-line, .actions'), (element) => {
        const { x, y, height } = element.getBoundingClientRect()
        return [x, y, height].map(Math.round)
      }),
    )
  const before = await places()
  await deckpass.push(scenarios['gig-check-renewing'])
  await expect(page.getByText('renewing', { exact: true })).toBeVisible()
  expect(await places()).toEqual(before)
})

test('a wide window keeps the lines short', async ({ deckpass, page }) => {
  await page.setViewportSize({ width: 1400, height: 900 })
  await deckpass.open(scenarios.home)
  const card = await page.locator('.card').boundingBox()
  expect(card?.width).toBe(448)
  expect(card?.x).toBe(476)
})
