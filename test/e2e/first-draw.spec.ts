import { expect, test } from '../support/e2e.ts'
import { openSettings } from '../support/settings-page.ts'
import { recordFrames, recordScreen } from '../support/first-draw.ts'

test.use({ desktopOptions: { tray: true, dark: true } })

/** The page's ground, as its style has it. */
const light = '#f3f4f6'
/** What GTK's dark theme fills a new window with on X11, until the first frame comes. */
const toolkit = '#353535'

test('a window begins with the kept session in the chosen theme, and never shows another', async ({
  world,
}) => {
  const { deckpass, desktop } = world
  const { app } = await world.signIn()
  const dark = () => app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  // Else what follows would prove nothing.
  expect(await dark()).toBe(true)
  await openSettings(app.page)
  await app.page.getByRole('radio', { name: 'Light' }).check()
  await expect.poll(dark).toBe(false)
  const { x, y } = await app.page.evaluate(() => ({ x: screenX + 3, y: screenY + 300 }))
  expect(await desktop.colorAt(x, y)).toBe(light)
  await app.quit()

  // A start whose window opens by itself: what the screen shows, as often as it can be looked at.
  const empty = await desktop.colorAt(x, y)
  const screen = recordScreen(desktop, { x, y })
  const started = await deckpass.start()
  await expect(started.page.getByRole('heading', { level: 1, name: 'halcyon' })).toBeVisible()
  await expect.poll(() => desktop.colorAt(x, y)).toBe(light)
  const colors = await screen.stop()
  expect(colors.filter((color) => color !== toolkit)).toEqual([empty, light])
  await started.quit()

  // A start whose window is asked for: what the page holds in every frame from its first on.
  await deckpass.startHidden()
  const frames = await recordFrames(deckpass)
  await expect.poll(() => desktop.tray.hasItem()).toBe(true)
  await desktop.tray.choose('Open Deckpass')
  const opened = await deckpass.find()
  await expect(opened.page.getByRole('heading', { level: 1, name: 'halcyon' })).toBeVisible()
  const seen = await frames.read(opened.page)
  expect(new Set(seen.map(({ dark }) => dark))).toEqual(new Set([false]))
  expect(new Set(seen.flatMap(({ heading }) => heading ?? []))).toEqual(new Set(['halcyon']))
  // The recording began before there was anything to draw.
  expect(seen[0]?.heading).toBeNull()
  await opened.quit()
})
