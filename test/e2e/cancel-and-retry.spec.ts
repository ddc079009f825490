import { expect, test } from '../support/e2e.ts'

test('a sign-in that was cancelled leaves its page without effect, and the next one completes', async ({
  world,
}) => {
  const { service, deckpass } = world
  const login = `${service.origin}/identity/v1/login/`
  const app = await deckpass.start()
  const signIn = app.page.getByRole('button', { name: /^Sign in with / })

  const visitor = await world.beginSignIn(app)
  const first = await visitor.page(login)
  await app.page.getByRole('button', { name: 'Cancel' }).click()
  await expect(signIn).toBeVisible()

  await signIn.click()
  const second = await visitor.page(login, [first])
  await expect(app.page.getByText('Waiting for you in the browser.')).toBeAttached()
  await app.page.keyboard.press('Escape')
  await expect(signIn).toBeVisible()

  // The user goes on in the pages that are still open: the links come to Deckpass and are ignored.
  await visitor.logIn(first)
  await expect.poll(world.log).toContain('links-ignored')
  await visitor.logIn(second)
  await expect(signIn).toBeVisible()
  expect(service.requests.token).toHaveLength(0)
  await expect(app.page.getByRole('heading', { name: 'Sign in once.' })).toBeVisible()

  // The browser is signed in by now: the page comes back by itself.
  await visitor.touch(second)
  await signIn.click()
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
  expect(service.requests.token.map(({ status }) => status)).toEqual([200])
  expect(await world.log()).not.toContain('sign-in-failed')
})
