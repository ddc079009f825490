import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseEntry } from '../../main/desktop/freedesktop/entry.ts'
import { execWords } from '../../main/desktop/freedesktop/exec.ts'
import { handOver } from '../support/desktop/run.ts'
import { expect, test } from '../support/e2e.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

const keepInTray = 'Keep in the tray when closed'

test.describe('with a tray', () => {
  test.use({
    desktopOptions: { tray: true, notifications: true, browsers: 'noted' },
    serviceOptions: { accessTokenSeconds: 30 },
  })

  test('closing leaves the app there, told once; it renews, comes back, and quits by the menu', async ({
    world,
  }) => {
    const { deckpass, desktop, service } = world
    const { tray, notifications } = desktop
    const app = await world.signInUnseen()
    await openSettings(app.page)
    await setSwitch(app.page, keepInTray, true)
    await app.closeWindow()
    await expect.poll(() => notifications.shown.length).toBe(1)
    expect(notifications.shown[0]).toMatchObject({
      summary: 'Deckpass goes on in the tray',
      body: expect.stringContaining('choose Quit in its tray menu'),
    })
    expect(await tray.toolTip()).toBe('Deckpass\nBeatport (local): signed in as halcyon')
    expect(await tray.menu()).toContain('Beatport (local): signed in as halcyon')

    const renewedSoFar = service.requests.token.length - 1
    await world.renewals(renewedSoFar + 1)
    expect(await app.hasWindow()).toBe(false)
    expect(service.requests.refreshTokensSeenMoreThanOnce()).toBe(0)

    expect(await deckpass.startSecond()).toBe(0)
    const back = await deckpass.find()
    expect(back.pid).toBe(app.pid)
    await expect(back.page.getByText('halcyon', { exact: true })).toBeVisible()
    await back.closeWindow()
    await tray.click()
    const clicked = await deckpass.find()
    await clicked.closeWindow()
    expect(await tray.hasItem()).toBe(true)
    expect(notifications.shown).toHaveLength(1)

    await tray.choose('Quit Deckpass')
    await app.ended()
    expect(await tray.hasItem()).toBe(false)
  })

  test('a start at login has no window until it is asked for; stage mode names nobody there', async ({
    world,
  }) => {
    const { deckpass, desktop } = world
    const { tray } = desktop
    const app = await world.signInUnseen()
    await app.quit()

    const renewed = async () => (await world.log()).split('"renewed"').length
    const before = await renewed()
    const hidden = await deckpass.startHidden()
    await expect.poll(() => tray.hasItem()).toBe(true)
    await expect.poll(() => tray.toolTip()).toContain('signed in as halcyon')
    expect(await hidden.hasWindow()).toBe(false)
    // A start renews, and has the menu made anew for it.
    await expect.poll(renewed).toBeGreaterThan(before)
    await tray.choose('Stage mode')
    await expect.poll(() => tray.toolTip()).toBe('Deckpass\nBeatport (local): signed in')
    expect((await tray.menu()).join()).not.toContain('halcyon')
    await tray.choose('Open Deckpass')
    const { page, quit } = await deckpass.find()
    await expect(page.getByRole('heading', { level: 1, name: 'halcyon' })).toBeVisible()
    // Nobody has asked for the app to be kept there.
    await quit()
    expect(desktop.notifications.shown).toEqual([])
  })
})

test('without a tray: the switch says why it cannot be, and a start at login has a window', async ({
  world,
}) => {
  const { deckpass, desktop } = world
  const app = await deckpass.start()
  await openSettings(app.page)
  const control = app.page.getByRole('switch', { name: keepInTray })
  await expect(control).toBeDisabled()
  await expect(control).toHaveAccessibleDescription('This desktop has no tray.')

  await setSwitch(app.page, 'Open at login', true)
  const entryFile = join(desktop.home, '.config/autostart/app.deckpass.dev.desktop')
  const entry = parseEntry(await readFile(entryFile, 'utf8')) ?? new Map<string, string>()
  expect(entry.get('Type')).toBe('Application')
  await app.quit()

  // As the session does at a login.
  const [program = '', ...args] = execWords(entry) ?? []
  await handOver(program, args, desktop.env)
  const shown = await deckpass.find()
  expect(shown.pid).not.toBe(app.pid)
  await openSettings(shown.page)
  await setSwitch(shown.page, 'Open at login', false)
  await expect(readFile(entryFile)).rejects.toThrow('ENOENT')
  await shown.quit()
})
