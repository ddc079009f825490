import { layoutFaults } from '../support/layout.ts'
import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const nothing = { sideways: [], small: [] }

// A rim that turns has corners that stick out of its box, though nothing is drawn there.
test.use({ contextOptions: { reducedMotion: 'reduce' } })

test('every view fits the window without a scroll bar', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.opening)
  for (const [name, scenario] of Object.entries(scenarios)) {
    await deckpass.push(scenario)
    expect.soft(await page.evaluate(layoutFaults), name).toEqual({ ...nothing, scrolls: false })
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
      await deckpass.push(scenario)
      expect.soft(await page.evaluate(layoutFaults), name).toMatchObject(nothing)
      for (const button of await page.getByRole('button').all()) {
        await button.scrollIntoViewIfNeeded()
        await expect.soft(button, name).toBeInViewport({ ratio: 0.99 })
      }
    }
  })
}

test('the sign-out dialog fits, and loses nothing at 200 %', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  expect(await page.evaluate(layoutFaults)).toEqual({ ...nothing, scrolls: false })
  await page.setViewportSize({ width: 200, height: 320 })
  expect(await page.evaluate(layoutFaults)).toMatchObject(nothing)
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await cancel.scrollIntoViewIfNeeded()
  await expect(cancel).toBeInViewport({ ratio: 1 })
})

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

test('a wide window keeps the lines short', async ({ deckpass, page }) => {
  await page.setViewportSize({ width: 1400, height: 900 })
  await deckpass.open(scenarios.home)
  const card = await page.locator('.card').boundingBox()
  expect(card?.width).toBe(448)
  expect(card?.x).toBe(476)
})
