import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { expect, test } from '../support/e2e.ts'
import { openSettings, setSwitch } from '../support/settings-page.ts'

test.use({ desktopOptions: { browsers: 'noted' } })

test('"Remove Deckpass" leaves nothing of it behind, and it can be used again', async ({
  world,
}) => {
  const { deckpass, desktop, service } = world
  const at = (path: string) => join(desktop.home, path)
  const app = await world.signInUnseen()
  await openSettings(app.page)
  await setSwitch(app.page, 'Open at login', true)
  await app.page.getByRole('radio', { name: 'Light' }).check()

  const desktopConfig = dirname(deckpass.profileFolder)
  const places = [
    ...[
      'connections/beatport.json',
      'owner.key',
      'owner',
      'settings.json',
      'logs',
      'Local Storage',
    ].map((name) => join(deckpass.profileFolder, name)),
    at('.config/autostart/app.deckpass.dev.desktop'),
    at('.local/share/applications/app.deckpass.dev.desktop'),
  ]
  for (const place of places) await expect(stat(place)).resolves.toBeDefined()
  expect(await desktop.keyring.count()).toBe(1)
  expect(await readFile(at('.config/mimeapps.list'), 'utf8')).toContain('app.deckpass')

  await app.page.getByRole('button', { name: 'Remove Deckpass from this computer…' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Remove Deckpass?' })
  await dialog.getByRole('button', { name: 'Remove Deckpass', exact: true }).click()
  await app.ended()

  // Chromium's last words go after the process has ended.
  await expect.poll(() => readdir(desktopConfig)).not.toContain(basename(deckpass.profileFolder))
  for (const place of places) await expect(stat(place)).rejects.toThrow('ENOENT')
  expect(await desktop.keyring.count()).toBe(0)
  expect(await readFile(at('.config/mimeapps.list'), 'utf8')).not.toContain('app.deckpass')
  const revoked = service.requests.all.filter(({ path }) => path === '/o/revoke_token/')
  expect(revoked.map(({ status }) => status)).toEqual([200])
  // What starts a checkout is the checkout's: it goes with `npm run clean`.
  expect(await namedAfterUs(desktop.home)).toEqual([
    '.local/share/deckpass',
    '.local/share/deckpass/open-development-link',
  ])

  const again = await deckpass.start()
  await expect(again.page.getByRole('button', { name: /^Sign in with / })).toBeVisible()
})

/** Files of this home, but for the other programs' own, that have the app's name. */
async function namedAfterUs(home: string): Promise<readonly string[]> {
  const names = await readdir(home, { recursive: true })
  return names.filter((name) => /deckpass/i.test(name) && !name.startsWith('.config/browser/'))
}
