import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunningDeckpass } from '../support/deckpass.ts'
import { expect, startRenewed, test, type World } from '../support/e2e.ts'

test.use({ desktopOptions: { keyring: 'none', browsers: 'noted' } })

const inFile = 'Your session is kept in a file, not in the keychain.'
const click = ({ page }: RunningDeckpass, name: string) =>
  page.getByRole('button', { name, exact: true }).click()

const filesOf = ({ deckpass }: World) => readdir(join(deckpass.profileFolder, 'connections'))
const keyFilesOf = async (world: World) =>
  (await filesOf(world)).filter((name) => name.endsWith('.key'))
const settingsOf = async ({ deckpass }: World): Promise<unknown> =>
  JSON.parse(await readFile(join(deckpass.profileFolder, 'settings.json'), 'utf8'))

/** Signed in without a keychain, and remembered by choice. */
async function remembered(world: World): Promise<RunningDeckpass> {
  const app = await world.signInUnseen()
  await expect(app.page.getByText("You'll need to sign in again after a restart.")).toBeVisible()
  await click(app, 'Try again')
  await expect(app.page.getByText('No keychain is open: unlock or start one.')).toHaveCount(2)
  expect(await filesOf(world).catch(() => [])).toEqual([])
  await click(app, 'Remember it without the keychain…')
  await click(app, 'Remember it on this computer')
  await expect(app.page.getByText(inFile)).toBeVisible()
  return app
}

/** Kills the app and starts it again; the session must be there without the browser. */
async function again(world: World, app: RunningDeckpass): Promise<RunningDeckpass> {
  await app.kill()
  const started = await world.deckpass.start()
  await expect(started.page.getByText('halcyon', { exact: true })).toBeVisible()
  await startRenewed(started)
  return started
}

test('a session is remembered without the keychain by choice, and goes back to it by choice', async ({
  world,
}) => {
  const app = await remembered(world)
  const [name = ''] = await keyFilesOf(world)
  const { mode } = await stat(join(world.deckpass.profileFolder, 'connections', name))
  expect(mode & 0o777).toBe(0o600)
  expect(await settingsOf(world)).toMatchObject({ keysInFiles: ['beatport'] })

  const second = await again(world, app)
  await expect(second.page.getByText(inFile)).toBeVisible()
  await click(second, 'Use the keychain instead')
  await expect(second.page.getByText('No keychain is open: unlock or start one.')).toBeVisible()
  await expect(second.page.getByText(inFile)).toBeVisible()
  expect(await keyFilesOf(world)).toEqual([name])

  await world.desktop.keyring.start()
  await click(second, 'Use the keychain instead')
  await expect(second.page.getByText(inFile)).toBeHidden()
  expect(await keyFilesOf(world)).toEqual([])
  expect(await settingsOf(world)).toMatchObject({ keysInFiles: [] })

  const third = await again(world, second)
  await expect(third.page.getByText(inFile)).toBeHidden()
  await third.kill()
})

test('a sign-out takes the key in the file and the choice away', async ({ world }) => {
  const app = await remembered(world)
  await click(app, 'Sign out')
  await click(app, 'Sign out here')
  await expect(app.page.getByText('This computer no longer holds the session.')).toBeVisible()
  expect(await filesOf(world)).toEqual([])
  expect(await settingsOf(world)).toMatchObject({ keysInFiles: [] })
  await expect(app.page.getByText(/kept in a file/)).toBeHidden()
  await app.kill()
})

test('a keychain that comes later takes the session at once when asked', async ({ world }) => {
  const app = await world.signInUnseen()
  await world.desktop.keyring.start()
  await click(app, 'Try again')
  await expect(app.page.getByText("You'll need to sign in again")).toBeHidden()
  await again(world, app).then((started) => started.kill())
})
