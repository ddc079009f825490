import { axeFindings } from '../support/axe.ts'
import { expect, test } from '../support/e2e.ts'

test('axe finds nothing in the app itself, from the first view to the last', async ({ world }) => {
  const app = await world.deckpass.start()
  const button = (name: string) => app.page.getByRole('button', { name, exact: true })
  expect(await axeFindings(app.page)).toEqual([])
  const visitor = await world.beginSignIn(app)
  await expect(button('Cancel')).toBeVisible()
  expect(await axeFindings(app.page)).toEqual([])
  await visitor.logIn(world.service.origin)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
  expect(await axeFindings(app.page)).toEqual([])
  await button('Gig check').click()
  await expect(app.page.getByRole('heading', { level: 1 })).toBeFocused()
  expect(await axeFindings(app.page)).toEqual([])
  await app.page.keyboard.press('Escape')
  await button('Settings').click()
  await expect(app.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused()
  expect(await axeFindings(app.page)).toEqual([])
  await button('Connections').click()
  expect(await axeFindings(app.page)).toEqual([])
})
