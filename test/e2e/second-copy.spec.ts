import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deckpass, RunningDeckpass } from '../support/deckpass.ts'
import { expect, test } from '../support/e2e.ts'

/** What a cleaner of old files does to a program that runs for weeks: Chromium's lock is gone. */
async function loseLock({ profileFolder }: Deckpass): Promise<void> {
  for (const name of await readdir(profileFolder))
    if (name.startsWith('Singleton')) await rm(join(profileFolder, name))
}

const tokenRequests = (service: { requests: { token: readonly unknown[] } }) =>
  service.requests.token.length

test.describe('a link that the browser does not open', () => {
  // The test carries it.
  test.use({ desktopOptions: { trust: [] } })

  test('is handed over by a second copy, although it finds no lock of the first', async ({
    world,
  }) => {
    const { deckpass, service } = world
    const app: RunningDeckpass = await deckpass.start()
    const visitor = await world.beginSignIn(app)
    const page = await visitor.page(service.origin)
    const callback = new Promise<string>((resolve) => {
      page.on('response', (response) => {
        const location = response.headers()['location'] ?? ''
        if (location.startsWith('app.deckpass.dev:')) resolve(location)
      })
    })
    await visitor.logIn(service.origin)
    const link = await callback
    await loseLock(deckpass)
    expect(await deckpass.startSecond()).toBe(0)
    expect(tokenRequests(service)).toBe(0)
    await loseLock(deckpass)
    expect(await deckpass.startSecond(link)).toBe(0)
    await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
  })
})

test('a second copy beside a first that is stopped ends with an error, and touches nothing', async ({
  world,
}) => {
  const { deckpass, service } = world
  const { app } = await world.signIn()
  const before = tokenRequests(service)
  await loseLock(deckpass)
  process.kill(app.pid, 'SIGSTOP')
  try {
    expect(await deckpass.startSecond()).toBe(1)
  } finally {
    process.kill(app.pid, 'SIGCONT')
  }
  expect(tokenRequests(service)).toBe(before)
  await expect(app.page.getByText('halcyon', { exact: true })).toBeVisible()
})

test('where its folder can have no owner it starts all the same, and its log says so', async ({
  world,
}) => {
  const { profileFolder, start } = world.deckpass
  await mkdir(profileFolder, { recursive: true })
  await writeFile(join(profileFolder, 'owner'), 'a file where the sockets should be')
  const app = await start()
  await expect(app.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
  const log = await readFile(join(profileFolder, 'logs/deckpass.log'), 'utf8')
  const lines = log.split('\n').filter((line) => line.includes('profile-not-owned'))
  expect(lines).toEqual([expect.stringContaining('"code":"ownership_unavailable"')])
})
