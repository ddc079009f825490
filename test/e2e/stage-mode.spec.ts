import type { RunningDeckpass } from '../support/deckpass.ts'
import { expect, startRenewed, test } from '../support/e2e.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

test.use({ desktopOptions: { tray: true, notifications: true, browsers: 'noted' } })

/** Halcyon's e-mail address and real name, as the service tells them. */
const secrets = /john|\bdoe\b/i

/** All that the page has been told, and all that it shows. */
const known = ({ page }: RunningDeckpass) =>
  page.evaluate(() => JSON.stringify(window.deckpass.snapshot.current()) + document.body.outerHTML)

test('stage mode hides e-mail and real name everywhere, by switch and by key, and over a restart', async ({
  world,
}) => {
  const { deckpass, desktop, service } = world
  const { tray, notifications } = desktop
  const app = await world.signInUnseen()
  await expect(app.page.getByText('john@example.com')).toBeVisible()
  expect(await known(app)).toMatch(secrets)

  await desktop.press('Control', 'Shift', 'h')
  await expect(app.page.getByRole('button', { name: 'Turn off stage mode' })).toBeVisible()
  expect(await known(app)).not.toMatch(secrets)
  await desktop.press('Control', 'Shift', 'h')
  await expect(app.page.getByText('john@example.com')).toBeVisible()

  await openSettings(app.page)
  await setSwitch(app.page, 'Keep in the tray when closed', true)
  await setSwitch(app.page, 'Stage mode', true)
  expect(await known(app)).not.toMatch(secrets)
  const told = async () => [await tray.toolTip(), ...(await tray.menu())].join('\n')
  await expect.poll(told).not.toContain('halcyon')
  expect(await told()).not.toMatch(secrets)
  await tray.choose('Quit Deckpass')
  await app.ended()

  const again = await deckpass.start()
  await expect(again.page.getByRole('button', { name: 'Turn off stage mode' })).toBeVisible()
  expect(await known(again)).not.toMatch(secrets)
  await startRenewed(again)
  await again.closeWindow()
  service.forgetEverything()
  const toldAfterClick = async () => {
    await tray.chooseIfThere('Renew now')
    return notifications.shown.map(({ summary }) => summary)
  }
  await expect.poll(toldAfterClick).toContain('Your Beatport (local) session has ended')
  const all = JSON.stringify(notifications.shown)
  expect(all).not.toMatch(secrets)
  expect(all).not.toContain('halcyon')
  expect(await again.hasWindow()).toBe(false)
})
