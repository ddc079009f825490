import { unscopedClientId } from '../identity-service/clients.ts'
import { expect, test } from '../support/e2e.ts'

test.use({
  services: {
    profiles: (service) => [{ ...service.serviceProfile(), clientId: unscopedClientId }],
  },
})

test('a service that shuts the account out never comes back: told after 20 s, and left', async ({
  world,
}) => {
  const { service, deckpass } = world
  const app = await deckpass.start()
  const visitor = await world.beginSignIn(app)
  const page = await visitor.enter(service.origin)
  await expect(page.getByText('Your account is not scoped for this application.')).toBeVisible()

  const stage = app.page.getByText('Sign in there; this window follows')
  await expect(stage).toBeVisible()
  const help = app.page.getByRole('region', { name: 'Not coming back?' })
  await expect(help).toBeHidden()
  await world.showOtherWays(app)
  await help.getByRole('button', { name: 'An error, or nothing happens' }).click()
  const sign = app.page
    .getByRole('term')
    .filter({ hasText: 'You are not allowed, or "not scoped"' })
  await expect(sign).toBeInViewport({ ratio: 1 })
  await expect(sign.locator('xpath=following-sibling::dd')).toHaveText(
    'Beatport (local) keeps this account out: sign out there, then use another one.',
  )
  await app.page.keyboard.press('Escape')
  await expect(help).toBeVisible()
  await expect(stage).toBeVisible()
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  expect(service.requests.token).toHaveLength(0)
})
