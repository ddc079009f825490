import { expect, scheme, test } from '../support/e2e.ts'
import type { World } from '../support/e2e.ts'

/** Goes through the login by hand and gives the callback that the service sends, unopened. */
async function catchCallback(world: World): Promise<string> {
  const visitor = await world.beginSignIn(await world.deckpass.find())
  return visitor.answer(world.service.origin)
}

// The browser does not know what to do with the link: the test carries it.
test.use({ desktopOptions: { trust: [] } })

test('a second launch with the callback reaches the first instance', async ({ world }) => {
  const app = await world.deckpass.start()
  const callback = await catchCallback(world)
  expect(await world.deckpass.startSecond(callback)).toBe(0)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
})

test('a launch by the callback, with the app not running, finishes the sign-in', async ({
  world,
}) => {
  const app = await world.deckpass.start()
  const callback = await catchCallback(world)
  await app.quit()
  const started = await world.deckpass.start(callback)
  await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
})

test('a sign-in begun before a crash is finished after it', async ({ world }) => {
  const app = await world.deckpass.start()
  const callback = await catchCallback(world)
  await app.kill()
  await world.desktop.open(callback)
  const started = await world.deckpass.find()
  await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
})

test('links that are not the answer change nothing', async ({ world }) => {
  const app = await world.deckpass.start()
  const callback = await catchCallback(world)
  const before = world.service.requests.token.length
  const hostile = [
    callback.replace(/state=[^&]+/, 'state=guessed'),
    callback.replace(/state=[^&]+&?/, ''),
    `${scheme}://callback?error=access_denied&state=guessed`,
    `${scheme}://open?url=https://example.com`,
    callback.replace('://callback', '://callback.example'),
  ]
  for (const link of hostile) expect(await world.deckpass.startSecond(link)).toBe(0)
  await expect(app.page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  expect(world.service.requests.token.length).toBe(before)
  expect(await world.deckpass.startSecond(callback)).toBe(0)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
})
