import { findTraces } from '../support/traces.ts'
import { expect, startRenewed, test } from '../support/e2e.ts'

test.use({ serviceOptions: { accessTokenSeconds: 30 } })

test('signs in, is renewed, survives a restart, and signs out here and in the browser', async ({
  world,
}) => {
  const { service, deckpass } = world
  const { app, visitor } = await world.signIn()
  await expect(app.page.getByText('john@example.com')).toBeVisible()
  await world.renewals(1)
  const pids = await app.pids()
  const secrets = service.witness.secrets
  expect(secrets.length).toBeGreaterThan(5)
  const places = { folders: [deckpass.profileFolder], pids }
  expect(await findTraces(secrets, places)).toEqual([])
  await app.quit()

  const again = await deckpass.start()
  await expect(again.page.getByText('halcyon', { exact: true })).toBeVisible()
  await world.renewals(2)
  await startRenewed(again)
  expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)
  expect(service.requests.all.filter(({ path }) => path === '/o/authorize/')).toHaveLength(1)

  await again.page.getByRole('button', { name: 'Sign out' }).click()
  await again.page.getByRole('button', { name: 'Sign out here and in the browser' }).click()
  await expect(again.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  await visitor.page(`${service.origin}/signed-out`)
  const revoked = service.requests.all.filter(({ path }) => path === '/o/revoke_token/')
  expect(revoked.map(({ status }) => status)).toEqual([200])

  await again.quit()
  const third = await deckpass.start()
  await expect(third.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  expect(await findTraces(service.witness.secrets, places)).toEqual([])
})

test('shows where a secret is, if one is left lying about', async ({ world }) => {
  const { deckpass } = world
  const app = await deckpass.start()
  const inCommandLine = 'SingletonSocket-no-such-secret'
  const places = { folders: [deckpass.profileFolder], pids: await app.pids() }
  expect(await findTraces([inCommandLine], places)).toEqual([])
  const name = 'remote-debugging-port=0'
  expect((await findTraces([name], places)).length).toBeGreaterThan(0)
})

test.describe('with a token that lives for ten minutes', () => {
  test.use({ desktopOptions: { browsers: 'noted' }, serviceOptions: {} })

  test('the access token is shown on a click, and works', async ({ world }) => {
    const app = await world.signInUnseen()
    await app.page.getByRole('button', { name: 'Show access token' }).click()
    const token = await app.page.getByLabel('Access token, read only').inputValue()
    const answer = await fetch(`${world.service.origin}/v4/my/account/`, {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(200)
    const asked = await app.page.evaluate(async () => {
      // Without a click of its own, script in the page gets nothing.
      await new Promise((resolve) => setTimeout(resolve, 6_000))
      return window.deckpass.token.get({ connection: 'beatport' })
    })
    expect(asked).toEqual({ ok: false, code: 'not_allowed' })
  })
})
