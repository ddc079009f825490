import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

test('home marks it where the e-mail was, and nothing jumps', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const places = () =>
    page.evaluate(() =>
      Array.from(document.querySelectorAll('h1, .platter, .health, .card, .actions'), (element) => {
        const { x, y } = element.getBoundingClientRect()
        return [Math.round(x), Math.round(y)]
      }),
    )
  const before = await places()
  await deckpass.push(scenarios['home-stage'])
  await expect(page.getByText('Stage mode')).toBeVisible()
  await expect(page.getByText('john@example.com')).toHaveCount(0)
  expect(await places()).toEqual(before)
})

test('home has a way to turn it off', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-stage'])
  await page.getByRole('button', { name: 'Turn off stage mode', exact: true }).press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'settings.change', argument: { stageMode: false } },
  ])
  await deckpass.push(scenarios.home)
  await expect(page.getByText('john@example.com')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('home shows no e-mail on a stage, even if it were given one', async ({ deckpass, page }) => {
  const { settings } = scenarios['home-stage']
  await deckpass.open({ ...scenarios.home, settings })
  await expect(page.getByText('Stage mode')).toBeVisible()
  await expect(page.getByText('john@example.com')).toHaveCount(0)
})

test('an offline profile is not said to have an e-mail that is not shown', async ({
  deckpass,
  page,
}) => {
  const { session } = scenarios['home-stage'].connections[0] ?? {}
  const profile = session?.phase === 'signed-in' ? session.profile : undefined
  const offline = scenarios['home-offline'].connections[0]
  if (offline?.session.phase !== 'signed-in') throw new Error('home-offline is not signed in')
  const connections = [{ ...offline, session: { ...offline.session, profile } }]
  await deckpass.open({ ...scenarios['home-stage'], connections })
  await expect(page.getByText(/The name is as of/u)).toBeVisible()
  await expect(page.getByText(/e-mail/u)).toHaveCount(0)
})

test('is switched in the gig check too', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check'])
  const control = page.getByRole('switch', { name: 'Stage mode', exact: true })
  await expect(control).not.toBeChecked()
  await control.press('Space')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'settings.change',
    argument: { stageMode: true },
  })
  await deckpass.push(scenarios['gig-check-stage'])
  await expect(control).toBeChecked()
})

test('settings show its shortcut, as the system writes it', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.settings)
  await expect(page.getByRole('switch', { name: 'Stage mode' })).toHaveAccessibleDescription(
    /^Hides your real name .* screen captures\. Ctrl\+Shift\+H$/u,
  )
  await deckpass.push(scenarios['settings-chosen'])
  await expect(page.getByText('⇧⌘H')).toBeVisible()
})
