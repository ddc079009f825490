import { expect, test } from '../support/e2e.ts'
import { findTraces } from '../support/traces.ts'

const redirectUri = 'http://127.0.0.1/callback'

test.use({
  serviceOptions: { redirectUris: [redirectUri] },
  services: { profiles: (service) => [service.serviceProfile(redirectUri)] },
})

test('a loopback redirect: signs in, also over a restart, and leaves no code in the browser', async ({
  world,
}) => {
  const { service, deckpass } = world
  const begun = await deckpass.start()
  const visitor = await world.beginSignIn(begun)
  await visitor.page(`${service.origin}/identity/v1/login/`)
  // Whoever quits meanwhile finds the sign-in waiting, at the same port.
  await begun.quit()
  const app = await deckpass.start()
  await expect(app.page.getByText('Sign in there; this window follows')).toBeVisible()
  const answer = await visitor.answer(service.origin)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()

  const { origin, searchParams } = new URL(answer)
  const page = await visitor.page(origin)
  await expect(page.getByRole('heading', { name: 'Back to Deckpass' })).toBeVisible()
  expect(page.url()).toBe(`${origin}/done`)
  expect(await page.evaluate(() => [location.search, document.referrer])).toEqual(['', ''])
  expect(searchParams.has('code')).toBe(true)
  expect(service.requests.token.map(({ status }) => status)).toEqual([200])
  // Nobody listens there any more.
  await expect
    .poll(() =>
      fetch(origin).then(
        () => 'open',
        () => 'closed',
      ),
    )
    .toBe('closed')
  const places = { folders: [deckpass.profileFolder], pids: [app.pid] }
  expect(await findTraces([answer, ...service.witness.secrets], places)).toEqual([])
})
