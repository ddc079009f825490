import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

test('asks how far, and says what each way does', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign out of Beatport?' })
  await expect(dialog).toBeVisible()
  const here = dialog.getByRole('button', { name: 'Sign out here', exact: true })
  const browserToo = dialog.getByRole('button', {
    name: 'Sign out here and in the browser',
    exact: true,
  })
  await expect(here).toHaveAccessibleDescription(/^Wipes the session from this computer/u)
  await expect(browserToo).toHaveAccessibleDescription(/opens Beatport's own sign-out page/u)
})

for (const [name, browserToo] of [
  ['Sign out here', false],
  ['Sign out here and in the browser', true],
] as const) {
  test(`"${name}" does that`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios.home)
    await page.getByRole('button', { name: 'Sign out', exact: true }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).press('Enter')
    expect(await deckpass.intents()).toEqual([
      { name: 'session.signOut', argument: { connection: 'beatport', browserToo } },
    ])
    await expect(page.getByRole('dialog')).toBeHidden()
  })
}

for (const way of ['Esc', 'Cancel']) {
  test(`${way} closes it, changes nothing, and gives the focus back`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(scenarios.home)
    const button = page.getByRole('button', { name: 'Sign out', exact: true })
    await button.press('Enter')
    if (way === 'Esc') await page.keyboard.press('Escape')
    else await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()
    expect(await deckpass.intents()).toEqual([])
  })
}

test('does not sign out by an Enter key that is held', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', { name: 'Sign out', exact: true }).focus()
  for (let press = 0; press < 5; press++) await page.keyboard.down('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await deckpass.intents()).toEqual([])
})

test('keeps the focus within while it is open', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const inside = new Set<boolean>()
  for (let step = 0; step < 8; step++) {
    await page.keyboard.press('Tab')
    inside.add(
      await page.evaluate(
        () =>
          document.activeElement === document.body ||
          document.activeElement?.closest('dialog') !== null,
      ),
    )
  }
  expect([...inside]).toEqual([true])
})

test('offers the browser only where the service has a sign-out page', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['home-nameless'])
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('button')).toHaveText([
    /^Sign out here/u,
    'Cancel',
  ])
})
