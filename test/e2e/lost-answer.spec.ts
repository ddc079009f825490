import { expect, test } from '../support/e2e.ts'

test.use({
  desktopOptions: { browsers: 'noted' },
  serviceOptions: { accessTokenSeconds: 30, reuse: 'graceful', keepAlive: true },
})

test('an answer that is lost is asked for once more, by Deckpass and not by the network stack', async ({
  world,
}) => {
  const { service } = world
  const app = await world.signInUnseen()
  service.faults.next('token', { lose: 'after' })
  // At once, while the connections of the sign-in are still open: Chromium would use one again, and
  // sends a request by itself once more if such a connection breaks.
  await app.page.getByRole('button', { name: 'Renew now' }).click()
  // The lost one counts: the service had answered it.
  await world.renewals(2)
  const renewals = service.requests.token.filter(({ token }) =>
    JSON.stringify(token).includes('refresh_token'),
  )
  const [lost, recovery] = renewals
  expect(lost?.lost).toBe('after')
  expect((recovery?.at ?? 0) - (lost?.at ?? 0)).toBeGreaterThan(1_500)
  expect(recovery?.token).toEqual(lost?.token)
  expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(1)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
})
