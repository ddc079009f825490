import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const title = { level: 1 } as const

for (const [name, says] of [
  ['ended-refused', 'Beatport ended the session'],
  ['ended-lapsed', 'The session ran out'],
  ['ended-lost', 'The session got lost on the way'],
] as const) {
  test(`${name}: says why, and leads back in`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios[name])
    await expect(page.getByRole('heading', title)).toHaveText(says)
    expect(await deckpass.tabStops()).toEqual(['Sign in with Beatport'])
    await page.getByRole('button', { name: 'Sign in with Beatport' }).press('Enter')
    expect((await deckpass.intents()).map((intent) => intent.name)).toEqual(['session.signIn'])
  })
}

test('an ended session still says whose it was', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['ended-lapsed'])
  await expect(page.getByText('DJ Halcyon')).toBeVisible()
})

for (const [name, says, first] of [
  ['locked-keychain', 'Your keychain is locked', 'Try again'],
  ['locked-key-missing', 'The key to your session is gone', 'Sign in with Beatport'],
  ['locked-damaged', 'Your session cannot be read', 'Sign in with Beatport'],
  ['locked-newer', 'A newer Deckpass was here', 'Try again'],
] as const) {
  test(`${name}: can be tried again, or left by a new sign-in`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios[name])
    await expect(page.getByRole('heading', title)).toHaveText(says)
    const ways = await deckpass.tabStops()
    expect(ways[0]).toBe(first)
    expect([...ways].sort()).toEqual(['Sign in with Beatport', 'Try again'])
    await deckpass.answer('session.reopen', { ok: false, code: 'keychain_timeout' })
    await page.getByRole('button', { name: 'Try again', exact: true }).press('Enter')
    await expect(page.getByRole('status')).toHaveText(/look for its password prompt/u)
    await page.getByRole('button', { name: 'Sign in with Beatport', exact: true }).press('Enter')
    expect((await deckpass.intents()).map((intent) => intent.name)).toEqual([
      'session.reopen',
      'session.signIn',
    ])
  })
}

for (const [name, says] of [
  ['no-client-id', 'This build cannot sign in yet'],
  ['services-file', 'The services file has a mistake'],
] as const) {
  test(`${name}: shows the place to mend as plain text`, async ({ deckpass, page }) => {
    const { configuration } = scenarios[name]
    await deckpass.open({
      ...scenarios[name],
      configuration: { ...configuration, detail: `<b>at</b> ${configuration.detail}` },
    })
    await expect(page.getByRole('heading', title)).toHaveText(says)
    await expect(page.getByRole('region', { name: 'Details' })).toHaveText(
      `<b>at</b> ${configuration.detail}`,
    )
  })
}

test('opening shows nothing at first, then what it waits for', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.opening)
  const late = page.locator('.appear-late')
  expect(Number(await late.evaluate((element) => getComputedStyle(element).opacity))).toBe(0)
  await expect(late).toHaveCSS('opacity', '1')
  await expect(page.getByRole('heading', title)).toHaveText('Opening your session')
})

test('a window that cannot be drawn says so in a sentence', async ({ page, server }) => {
  await page.addInitScript(() => {
    const nothing = { app: {}, connections: [{ session: { phase: 'signed-in' } }] }
    const snapshot = { current: () => nothing, subscribe: () => () => {} }
    Object.defineProperty(window, 'deckpass', { value: { snapshot } })
  })
  await page.goto(server)
  await expect(page.getByRole('heading', title)).toHaveText('This window got stuck')
})
