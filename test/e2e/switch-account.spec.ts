import { expect, test } from '../support/e2e.ts'

test('from one account to another: the first is signed out for good, the browser asks anew', async ({
  world,
}) => {
  const { service, desktop, deckpass } = world
  const { app, visitor } = await world.signIn()
  const heading = (name: string, { page } = app) =>
    page.getByRole('heading', { level: 1, name, exact: true })
  const button = (name: string) => app.page.getByRole('button', { name, exact: true })

  await button('Switch account').click()
  const dialog = app.page.getByRole('dialog', { name: 'Sign in with another account?' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(heading('halcyon')).toBeVisible()

  await button('Switch account').click()
  await dialog.getByRole('button', { name: 'Switch account' }).click()
  await visitor.logIn(`${service.origin}/identity/v1/login/`, {
    username: 'selene',
    password: 'vinyl',
  })
  await expect(heading('selene')).toBeVisible()
  await expect(app.page.getByText('halcyon')).toHaveCount(0)
  const revoked = service.requests.all.filter(({ path }) => path === '/o/revoke_token/')
  expect(revoked.map(({ status }) => status)).toEqual([200])
  expect(await desktop.keyring.count()).toBe(1)

  await app.quit()
  const again = await deckpass.start()
  await expect(heading('selene', again)).toBeVisible()
})
