import { expect, test } from '../support/e2e.ts'

test('a service in trouble: told what to do, and the same sign-in or the next one completes', async ({
  world,
}) => {
  const { service, deckpass } = world
  const app = await deckpass.start()
  const button = (name: string | RegExp) => app.page.getByRole('button', { name })
  const signedIn = app.page.getByText('halcyon', { exact: true })

  service.faults.next('authorize', { status: 500 })
  const visitor = await world.beginSignIn(app)
  const broken = await visitor.page(`${service.origin}/o/authorize/`)
  await expect(broken.getByText('Error 500')).toBeVisible()
  await world.showOtherWays(app)
  await button('An error, or nothing happens').click()
  const sign = app.page.getByText("An error of Beatport (local)'s own, such as 500")
  await expect(sign).toBeInViewport({ ratio: 1 })
  await button('Back').click()
  await button('Open the page again').click()
  await expect(app.page.getByText('The page was opened again.')).toBeVisible()
  await visitor.logIn(`${service.origin}/identity/v1/login/`)
  await expect(signedIn).toBeVisible()

  await button('Sign out').click()
  await button('Sign out here').first().click()
  service.faults.next('token', { status: 500 })
  await visitor.touch(broken)
  await button(/^Sign in with /).click()
  await expect(
    app.page.getByText('Beatport (local) has a problem of its own: try again in a few minutes.'),
  ).toBeVisible()
  // The code that met the trouble is not sent a second time.
  expect(service.requests.token.map(({ status }) => status)).toEqual([200, 500])
  await visitor.touch(broken)
  await button(/^Sign in with /).click()
  await expect(signedIn).toBeVisible()
})
