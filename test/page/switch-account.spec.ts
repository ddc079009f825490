import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const button = { name: 'Switch account', exact: true } as const

test('says first what it does, then does it', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', button).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Sign in with another account?' })
  const choice = dialog.getByRole('button', button)
  await expect(choice).toHaveAccessibleDescription(
    "Signs you out here and in the browser, then opens Beatport's sign-in page.",
  )
  expect(await deckpass.intents()).toEqual([])
  await choice.press('Enter')
  await expect(dialog).toBeHidden()
  expect(await deckpass.intents()).toEqual([
    { name: 'session.switchAccount', argument: { connection: 'beatport' } },
  ])
})

test('promises nothing of the browser where the service has no sign-out page', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['home-nameless'])
  await page.getByRole('button', button).click()
  await expect(page.getByRole('dialog').getByRole('button', button)).toHaveAccessibleDescription(
    /^Signs you out here, then opens .* sign out there first\.$/u,
  )
})

for (const way of ['Esc', 'Cancel']) {
  test(`${way} closes it, changes nothing, and gives the focus back`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(scenarios.home)
    await page.getByRole('button', button).press('Enter')
    if (way === 'Esc') await page.keyboard.press('Escape')
    else await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByRole('button', button)).toBeFocused()
    expect(await deckpass.intents()).toEqual([])
  })
}

test('says what went wrong', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await deckpass.answer('session.switchAccount', { ok: false, code: 'keychain_refused' })
  await page.getByRole('button', button).click()
  await page.getByRole('dialog').getByRole('button', button).click()
  await expect(page.getByText(/^The keychain turned Deckpass down/u)).toBeVisible()
})
