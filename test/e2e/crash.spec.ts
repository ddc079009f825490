import { expect, test } from '../support/e2e.ts'

test.use({ desktopOptions: { browsers: 'noted' }, serviceOptions: { reuse: 'strict' } })

test('kill -9 after a renewal: signed in again without a browser, every refresh token sent once', async ({
  world,
}) => {
  const app = await world.signInUnseen()
  await app.page.getByRole('button', { name: 'Renew now' }).click()
  await world.renewals(1)
  // The service has answered; only what Deckpass shows is also on its disk.
  await expect(app.page.getByText(/^1 renewal\b/)).toBeVisible()
  await app.kill()
  const started = await world.deckpass.start()
  await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
  await world.renewals(2)
  expect(world.service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)
  expect(world.service.requests.all.filter(({ path }) => path === '/o/authorize/')).toHaveLength(1)
})
