import { expect, test } from '../support/e2e.ts'

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

test('an answer counts once: after a cancel, after success and after a restart it is nothing', async ({
  world,
}) => {
  const { service, deckpass } = world
  const login = `${service.origin}/identity/v1/login/`
  const app = await deckpass.start()
  const signIn = app.page.getByRole('button', { name: /^Sign in with / })
  const signedIn = (page = app.page) => page.getByText('halcyon', { exact: true })

  const visitor = await world.beginSignIn(app)
  const first = await visitor.page(login)
  const cancelled = await visitor.answer(first)
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(signIn).toBeVisible()
  const { length } = service.requests.all
  expect(await deckpass.startSecond(cancelled)).toBe(0)
  await expect.poll(world.log).toContain('links-ignored')
  await expect(signIn).toBeVisible()
  expect(service.requests.all).toHaveLength(length)

  // So that the browser is asked to log in again.
  service.forgetEverything()
  await signIn.click()
  const answer = await visitor.answer(await visitor.page(login, [first]))
  expect(await deckpass.startSecond(cancelled)).toBe(0)
  expect(await deckpass.startSecond(answer)).toBe(0)
  await expect(signedIn()).toBeVisible()
  const made = service.requests.all.length
  for (const again of [answer, cancelled, answer]) expect(await deckpass.startSecond(again)).toBe(0)
  // Main answers this after it has looked at the links.
  await app.page.evaluate(() => window.deckpass.browsers.list())
  await expect(signedIn()).toBeVisible()
  expect(service.requests.all).toHaveLength(made)
  await app.quit()

  const ignored = (await world.log()).split('links-ignored').length
  const started = await deckpass.start()
  await expect(signedIn(started.page)).toBeVisible()
  expect(await deckpass.startSecond(answer)).toBe(0)
  await expect.poll(async () => (await world.log()).split('links-ignored').length).toBe(ignored + 1)
  await expect(signedIn(started.page)).toBeVisible()
  const exchanges = service.requests.token.filter(
    ({ token }) => token.grantType === 'authorization_code',
  )
  expect(exchanges.map(({ status }) => status)).toEqual([200])
})
