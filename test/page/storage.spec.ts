import { expect, test } from '../support/page-test.ts'
import { home } from '../support/snapshots.ts'
import { scenarios } from '../support/scenarios.ts'

const named = (name: string) => ({ name, exact: true })
const tryAgain = named('Try again')
const withoutKeychain = named('Remember it without the keychain…')
const remember = named('Remember it on this computer')
const goBack = named('Use the keychain instead')
const argument = { connection: 'beatport' }

test.describe('a session in memory', () => {
  test('says so and why, and offers another try', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-memory'])
    await expect(page.getByText("You'll need to sign in again after a restart.")).toBeVisible()
    await expect(page.getByText(/No keychain is open: unlock or start one/u)).toBeVisible()
    await deckpass.answer('session.reopen', { ok: true, value: null }, scenarios.home)
    await page.getByRole('button', tryAgain).press('Enter')
    await expect(page.getByText('Your session is kept now.')).toBeAttached()
    await expect(page.getByRole('button', tryAgain)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await deckpass.intents()).toEqual([{ name: 'session.reopen', argument }])
  })

  test('says what is still in the way', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-memory'])
    await deckpass.answer('session.reopen', { ok: false, code: 'keychain_timeout' })
    await page.getByRole('button', tryAgain).click()
    await expect(page.getByText(/keychain did not answer in time/u)).toBeVisible()
  })

  test('says the same in every view without a session', async ({ deckpass, page }) => {
    const storage = { kind: 'memory', reason: 'keychain_refused' } as const
    await deckpass.open(scenarios['welcome-memory'])
    for (const name of ['welcome', 'signed-out', 'ended-lapsed'] as const) {
      const [connection] = scenarios[name].connections
      if (!connection) throw new Error(`no connection in ${name}`)
      await deckpass.push({ ...scenarios[name], connections: [{ ...connection, storage }] })
      await expect(page.getByText("You'd need to sign in again after a restart.")).toBeVisible()
      await expect(page.getByText(/keychain turned Deckpass down/u)).toBeVisible()
      await expect(page.getByRole('button', tryAgain)).toBeVisible()
    }
  })

  test('for want of room on the disk is not offered a file', async ({ deckpass, page }) => {
    await deckpass.open(home({}, { storage: { kind: 'memory', reason: 'write_failed' } }))
    await expect(page.getByText(/has room and can be written to/u)).toBeVisible()
    await expect(page.getByRole('button', tryAgain)).toBeVisible()
    await expect(page.getByRole('button', withoutKeychain)).toBeHidden()
  })
})

test.describe('remembering it without the keychain', () => {
  test('names the risk first, and happens only when that was chosen', async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(scenarios['home-memory'])
    await page.getByRole('button', withoutKeychain).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Remember it without the keychain?' })
    const choice = dialog.getByRole('button', remember)
    await expect(choice).toHaveAccessibleDescription(
      /Anyone who can read your files can use the session: other programs of yours, .* backup\.$/u,
    )
    await expect(choice).not.toBeFocused()
    expect(await deckpass.intents()).toEqual([])
    await deckpass.answer('session.keepInFile', { ok: true, value: null }, scenarios['home-file'])
    await choice.press('Enter')
    await expect(
      page.getByText('Your session is kept in a file, not in the keychain.'),
    ).toBeVisible()
    await expect(page.getByText('Your session is kept in a file now.')).toBeAttached()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await deckpass.intents()).toEqual([{ name: 'session.keepInFile', argument }])
  })

  for (const way of ['Esc', 'Cancel']) {
    test(`${way} leaves it in memory, and gives the focus back`, async ({ deckpass, page }) => {
      await deckpass.open(scenarios['home-memory'])
      await page.getByRole('button', withoutKeychain).press('Enter')
      if (way === 'Esc') await page.keyboard.press('Escape')
      else await page.getByRole('button', named('Cancel')).press('Enter')
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.getByRole('button', withoutKeychain)).toBeFocused()
      expect(await deckpass.intents()).toEqual([])
    })
  }

  test('says if that did not work either', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-memory'])
    await deckpass.answer('session.keepInFile', { ok: false, code: 'write_failed' })
    await page.getByRole('button', withoutKeychain).click()
    await page.getByRole('button', remember).click()
    await expect(page.getByText(/has room and can be written to/u)).toBeVisible()
    await expect(page.getByRole('button', withoutKeychain)).toBeVisible()
  })
})

test.describe('a session in a file', () => {
  test('is shown for what it is wherever it is', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-file'])
    await expect(page.getByText('Anyone who can read your files can use it.')).toBeVisible()
    await deckpass.push(scenarios['welcome-file'])
    await expect(page.getByText(/would be kept in a file, not in the keychain\./u)).toBeVisible()
    await expect(page.getByRole('button', goBack)).toBeVisible()
  })

  test('goes back to the keychain with one click', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-file'])
    await deckpass.answer('session.useKeychain', { ok: true, value: null }, scenarios.home)
    await page.getByRole('button', goBack).press('Enter')
    await expect(page.getByText('Your session is kept in the keychain now.')).toBeAttached()
    await expect(page.getByRole('button', goBack)).toBeHidden()
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
    expect(await deckpass.intents()).toEqual([{ name: 'session.useKeychain', argument }])
  })

  test('stays where it is while the keychain refuses, and says why', async ({ deckpass, page }) => {
    await deckpass.open(scenarios['home-file'])
    await deckpass.answer('session.useKeychain', { ok: false, code: 'keychain_refused' })
    await page.getByRole('button', goBack).press('Enter')
    await expect(page.getByText(/^The keychain turned Deckpass down/u)).toBeVisible()
    await expect(
      page.getByText('Your session is kept in a file, not in the keychain.'),
    ).toBeVisible()
    await expect(page.getByRole('button', goBack)).toBeFocused()
  })
})
