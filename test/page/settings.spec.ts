import type { SettingsChange, Snapshot } from '../../preload/contract.ts'
import { browsers } from '../support/openings.ts'
import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'
import { settings } from '../support/snapshots.ts'

const changed = (change: SettingsChange) => ({ name: 'settings.change', argument: change })
const withSettings = (more: Partial<Snapshot['settings']>): Snapshot => ({
  ...scenarios.settings,
  settings: { ...settings, ...more },
})

for (const [name, key] of [
  ['Stage mode', 'stageMode'],
  ['Keep in the tray when closed', 'keepInTray'],
  ['Open at login', 'openAtLogin'],
  ['Notifications', 'notifications'],
] as const) {
  test(`${name}: sends the change, and shows what main says`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios.settings)
    const control = page.getByRole('switch', { name, exact: true })
    const before = settings[key]
    await expect(control).toBeChecked({ checked: before })
    await control.press('Space')
    expect((await deckpass.intents()).at(-1)).toEqual(changed({ [key]: !before }))
    await expect(control).toBeChecked({ checked: before })
    await deckpass.push(withSettings({ [key]: !before }))
    await expect(control).toBeChecked({ checked: !before })
    await expect(control).toBeFocused()
  })
}

test('chooses a theme, by arrow keys too', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  const theme = page.getByRole('radiogroup', { name: 'Theme' })
  await expect(theme.getByRole('radio', { name: 'System' })).toBeChecked()
  await theme.getByText('Dark', { exact: true }).click()
  expect((await deckpass.intents()).at(-1)).toEqual(changed({ theme: 'dark' }))
  await expect(theme.getByRole('radio', { name: 'System' })).toBeChecked()
  await deckpass.push(withSettings({ theme: 'dark' }))
  await expect(theme.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await theme.getByRole('radio', { name: 'Dark' }).press('ArrowLeft')
  expect((await deckpass.intents()).at(-1)).toEqual(changed({ theme: 'light' }))
})

test("chooses a browser, the system's first", async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await deckpass.answer('browsers.list', { ok: true, value: browsers })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  const choice = page.getByRole('combobox', { name: 'Browser' })
  await expect(choice.getByRole('option')).toHaveText([
    "The system's choice",
    'Firefox',
    'Chromium',
    'Brave',
  ])
  await choice.selectOption('Chromium')
  expect((await deckpass.intents()).at(-1)).toEqual(changed({ browser: 'chromium.desktop' }))
  await expect(choice).toHaveValue('')
  await deckpass.push(withSettings({ browser: { id: 'chromium.desktop', name: 'Chromium' } }))
  await expect(choice).toHaveValue('chromium.desktop')
  await choice.selectOption("The system's choice")
  expect((await deckpass.intents()).at(-1)).toEqual(changed({ browser: null }))
})

test('shows the browser of before even if it is not found', async ({ deckpass, page }) => {
  await deckpass.open(withSettings({ browser: { id: 'gone.desktop', name: 'Netscape' } }))
  const choice = page.getByRole('combobox', { name: 'Browser' })
  await expect(choice).toHaveValue('gone.desktop')
  await expect(choice.getByRole('option')).toHaveText(["The system's choice", 'Netscape'])
})

test('what this computer cannot do is off, and says why', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['settings-impossible'])
  for (const [name, why] of [
    ['Keep in the tray when closed', 'This desktop has no tray.'],
    ['Open at login', 'This system does not let Deckpass set that.'],
  ] as const) {
    const control = page.getByRole('switch', { name })
    await expect(control).toBeDisabled()
    await expect(control).not.toBeChecked()
    await expect(control).toHaveAccessibleDescription(why)
  }
  await expect(page.getByText(/^The settings file could not be read\./u)).toBeVisible()
  await expect(page.getByText('Hides your real name and e-mail. Ctrl+Shift+H')).toBeVisible()
})

test('says where each session is kept', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  await expect(page.getByText('Session kept in')).toBeVisible()
  await expect(page.getByText('the keychain', { exact: true })).toBeVisible()
  await deckpass.push(scenarios['settings-several'])
  await expect(page.getByRole('term')).toHaveText([
    'Beatport kept in',
    'BeProduct kept in',
    'Fuuffy kept in',
  ])
  await deckpass.push(scenarios['settings-impossible'])
  await expect(page.getByRole('definition')).toHaveText('memory only')
})

test('says what could not be changed', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  await deckpass.answer('settings.change', { ok: false, code: 'unexpected' })
  await page.getByRole('switch', { name: 'Notifications' }).click()
  await expect(page.getByRole('status')).toHaveText(/^Something unforeseen happened/u)
})

test('is complete by keyboard', async ({ deckpass }) => {
  await deckpass.open(scenarios.settings)
  expect(await deckpass.tabStops()).toEqual([
    'System',
    'Stage mode',
    'Keep in the tray when closed',
    'Open at login',
    'Notifications',
    'Browser',
    'Connections',
    'Programs',
    'About',
    'Remove Deckpass from this computer…',
  ])
})

test('removes Deckpass only after it has said what goes', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  const button = page.getByRole('button', { name: 'Remove Deckpass from this computer…' })
  await button.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Remove Deckpass?' })
  await expect(dialog.getByRole('listitem')).toHaveText([
    /signed out of every service/u,
    /links no longer open Deckpass/u,
    /no longer opens at login/u,
    /settings are deleted/u,
  ])
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await expect(button).toBeFocused()
  const removals = async () =>
    (await deckpass.intents()).filter(({ name }) => name === 'app.remove').length
  expect(await removals()).toBe(0)
  await button.press('Enter')
  await dialog.getByRole('button', { name: 'Remove Deckpass', exact: true }).press('Enter')
  await expect(dialog).toBeHidden()
  expect(await removals()).toBe(1)
})
