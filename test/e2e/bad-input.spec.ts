import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/e2e.ts'

test('a broken services file is named with the place of the mistake', async ({ world }) => {
  const file = join(world.desktop.home, 'services.json')
  const profile = world.service.serviceProfile()
  await writeFile(file, JSON.stringify([{ ...profile, tokenEndpoint: 'http://example.com/token' }]))
  const app = await world.deckpass.start()
  await expect(app.page.getByText('0.tokenEndpoint')).toBeVisible()
  await expect(app.page.getByText(/must be https/)).toBeVisible()
  await app.quit()
  await writeFile(file, '[{')
  const again = await world.deckpass.start()
  await expect(again.page.getByText(/line 1: not JSON/)).toBeVisible()
})

test.describe('when the service goes away', () => {
  test.use({ desktopOptions: { browsers: 'noted' } })

  test('the app says that it is offline, and stays signed in', async ({ world }) => {
    const app = await world.signInUnseen()
    await world.service.stop()
    await app.page.getByRole('button', { name: 'Renew now' }).click()
    await expect(app.page.getByText(/^Offline since/).first()).toBeVisible()
    await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
    await app.quit()
    const started = await world.deckpass.start()
    await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
    await expect(started.page.getByText(/^Offline since/).first()).toBeVisible()
  })
})

test('the user says no at the service: told in plain words, and can try again', async ({
  world,
}) => {
  const app = await world.deckpass.start()
  const visitor = await world.beginSignIn(app)
  const page = await visitor.page(world.service.origin)
  await page.getByRole('textbox', { name: 'Username or email' }).fill('halcyon')
  await page.getByRole('textbox', { name: 'Password' }).fill('vinyl')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  const again = app.page.getByRole('button', { name: /^Sign in with / })
  await expect(again).toBeVisible()
  expect(world.service.requests.token).toHaveLength(0)
})
