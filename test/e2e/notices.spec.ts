import { expect, test, type World } from '../support/e2e.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

test.use({ desktopOptions: { tray: true, notifications: true } })

const ended = 'Your Beatport (local) session has ended'
const endings = ({ desktop }: World) =>
  desktop.notifications.shown.filter(({ summary }) => summary === ended)

/** The service drops the session, and the app hears of it and tells. */
async function endSession(world: World): Promise<void> {
  world.service.forgetEverything()
  const toldAfterClick = async () => {
    await world.desktop.tray.chooseIfThere('Renew now')
    return endings(world).length
  }
  await expect.poll(toldAfterClick).toBe(1)
}

test('a session that ends is told once, takes no focus, and a click leads to the way back in', async ({
  world,
}) => {
  const { deckpass, desktop } = world
  const { app } = await world.signIn()
  await openSettings(app.page)
  await setSwitch(app.page, 'Keep in the tray when closed', true)
  const ours = await desktop.focusedWindow()
  await app.closeWindow()
  await expect.poll(() => desktop.focusedWindow()).not.toBe(ours)
  const before = await desktop.focusedWindow()
  await endSession(world)
  expect(endings(world)[0]?.body).toBe('halcyon will have to sign in again. Click to do it.')
  expect(await desktop.tray.toolTip()).toBe('Deckpass\nBeatport (local): the session has ended')
  expect(await app.hasWindow()).toBe(false)
  expect(await desktop.focusedWindow()).toBe(before)

  for (const notification of endings(world)) desktop.notifications.click(notification)
  const opened = await deckpass.find()
  const title = { level: 1, name: 'Beatport (local) ended the session' }
  await expect(opened.page.getByRole('heading', title)).toBeVisible()
  await expect(opened.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()

  // What was told is not told again.
  await desktop.tray.choose('Quit Deckpass')
  await opened.ended()
  const again = await deckpass.start()
  await expect(again.page.getByRole('heading', title)).toBeVisible()
  expect(endings(world)).toHaveLength(1)
})

test('with the window open behind another, a click brings it to its session', async ({ world }) => {
  const { desktop } = world
  const { app, visitor } = await world.signIn()
  await openSettings(app.page)
  const ours = await desktop.focusedWindow()
  const [page] = visitor.pages()
  if (!page) throw new Error('The browser has no page.')
  await visitor.touch(page)
  await expect.poll(() => desktop.focusedWindow()).not.toBe(ours)
  const theirs = await desktop.focusedWindow()

  await endSession(world)
  expect(await desktop.focusedWindow()).toBe(theirs)
  await expect(app.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  for (const notification of endings(world)) desktop.notifications.click(notification)
  await expect(
    app.page.getByRole('heading', { level: 1, name: 'Beatport (local) ended the session' }),
  ).toBeVisible()
  await expect.poll(() => desktop.focusedWindow()).toBe(ours)
})
