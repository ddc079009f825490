import { expect, startRenewed, test } from '../support/e2e.ts'
import { sitDown } from '../support/visitor.ts'

test.use({ desktopOptions: { browsers: 'two' } })

test('another browser: picked from the list, signed in there, and kept over a restart', async ({
  world,
}) => {
  const { service, deckpass, desktop } = world
  const app = await deckpass.start()
  const first = await world.beginSignIn(app)
  await first.page(service.origin)

  await world.showOtherWays(app)
  await app.page.getByRole('button', { name: 'Use another browser' }).click()
  const list = app.page.getByRole('region', { name: 'Use another browser' })
  for (const { name } of [desktop.browser.installed, desktop.secondBrowser.installed])
    await expect(list.getByRole('button', { name, exact: true })).toBeVisible()
  await list.getByRole('checkbox', { name: 'Use it from now on' }).check()
  const { name } = desktop.secondBrowser.installed
  await list.getByRole('button', { name, exact: true }).click()
  await expect(
    app.page.getByText(`The page is open in ${name}, now and from now on.`),
  ).toBeVisible()
  const second = await sitDown(desktop.secondBrowser)
  await second.logIn(service.origin)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
  await app.quit()

  const again = await deckpass.start()
  await startRenewed(again)
  await again.page.getByRole('button', { name: 'Sign out' }).click()
  await again.page.getByRole('button', { name: 'Sign out here and in the browser' }).click()
  await second.page(`${service.origin}/signed-out`)
  await again.page.getByRole('button', { name: /^Sign in with / }).click()
  await second.logIn(`${service.origin}/identity/v1/login/`, selene)
  await expect(again.page.getByText('selene', { exact: true })).toBeVisible()
  expect(first.pages().map((page) => new URL(page.url()).pathname)).toEqual([
    expect.stringMatching(/^\/identity\/v1\/login\//),
  ])
})

const selene = { username: 'selene', password: 'vinyl' }
