import { axeFindings } from '../support/axe.ts'
import { openings } from '../support/openings.ts'
import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const looks = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active', colorScheme: 'dark' },
  'more contrast': { contrast: 'more', colorScheme: 'light' },
} as const

for (const [look, media] of Object.entries(looks)) {
  test(`axe finds nothing in any view, ${look}`, async ({ deckpass, page }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce', ...media })
    await deckpass.open(scenarios.opening)
    await expect(page.locator('.appear-late')).toHaveCSS('opacity', '1')
    for (const [name, scenario] of Object.entries(scenarios)) {
      await deckpass.show(scenario)
      if (name !== 'opening') await expect(page.locator('.view--opening')).toBeHidden()
      expect.soft(await axeFindings(page), name).toEqual([])
    }
  })

  test(`axe finds nothing in what opens in a view, ${look}`, async ({ deckpass, page }) => {
    test.slow()
    await page.emulateMedia({ reducedMotion: 'reduce', ...media })
    await deckpass.open(scenarios.opening)
    for (const [name, { scenario, open }] of Object.entries(openings)) {
      await deckpass.show(scenarios.opening)
      await deckpass.show(scenario)
      await open(page)
      expect.soft(await axeFindings(page), name).toEqual([])
    }
  })
}

test('nothing moves for those who asked for that', async ({ deckpass, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await deckpass.open(scenarios['waiting-help'])
  const animations = () => page.evaluate(() => document.getAnimations().length)
  expect(await animations()).toBe(0)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await expect.poll(animations).toBeGreaterThan(0)
})
