import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const hour = 3_600_000

for (const locale of ['en-GB', 'en-US', 'de-DE', 'ja-JP']) {
  test.describe(locale, () => {
    test.use({ locale })

    test('the labels of the axis keep apart, whatever the hour', async ({ deckpass, page }) => {
      await deckpass.open(scenarios.home)
      for (let later = 0; later < 6; later++) {
        await page.clock.setFixedTime(now + later * hour)
        await deckpass.push(scenarios.home)
        const boxes = await page
          .locator('.strip__axis span')
          .evaluateAll((labels) =>
            labels
              .map((label) => label.getBoundingClientRect())
              .map(({ left, right }) => ({ left, right })),
          )
        expect(boxes.length).toBeGreaterThanOrEqual(3)
        for (const [at, { left }] of boxes.entries())
          expect(left - (boxes[at - 1]?.right ?? 0)).toBeGreaterThan(6)
      }
    })
  })
}

test('shows a day of renewals, its gap and its trouble', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const bars = (selector: string) =>
    page.locator(selector).evaluate((path) => path.getAttribute('d')?.match(/M/gu)?.length ?? 0)
  const renewed = await bars('.strip__bar >> nth=0')
  expect(renewed).toBeGreaterThan(60)
  expect(renewed).toBeLessThan(80)
  expect(await bars('.strip__bar--trouble')).toBe(2)
  expect(await bars('.strip__dot')).toBe(2)
})

test('shows an empty day as an empty line', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-nameless'])
  await expect(page.getByText('no renewals yet')).toBeVisible()
  await expect(page.locator('.strip__bar').first()).toHaveAttribute('d', '')
})
