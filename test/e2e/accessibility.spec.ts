import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/e2e.ts'

/** What axe finds in the app's own window, by rule and place. */
async function findings(page: Page): Promise<readonly string[]> {
  // Electron has no other page for axe to work in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id} ${target.join(' ')}`),
  )
}

test('axe finds nothing in the app itself, from the first view to the last', async ({ world }) => {
  const app = await world.deckpass.start()
  const button = (name: string) => app.page.getByRole('button', { name, exact: true })
  expect(await findings(app.page)).toEqual([])
  const visitor = await world.beginSignIn(app)
  await expect(button('Cancel')).toBeVisible()
  expect(await findings(app.page)).toEqual([])
  await visitor.logIn(world.service.origin)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
  expect(await findings(app.page)).toEqual([])
  await button('Gig check').click()
  await expect(app.page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await findings(app.page)).toEqual([])
  await app.page.keyboard.press('Escape')
  await button('Settings').click()
  await expect(app.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused()
  expect(await findings(app.page)).toEqual([])
  await button('Connections').click()
  expect(await findings(app.page)).toEqual([])
})
