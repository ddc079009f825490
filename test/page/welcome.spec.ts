import { expect, test } from '../support/page-test.ts'
import { scenarios, snapshot } from '../support/scenarios.ts'

test('says what will happen, and signs in by one button', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.welcome)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /Sign in once\.\s+Stay signed in\./u,
  )
  await expect(page.getByRole('main')).toContainText('Deckpass never sees your password.')
  expect(await deckpass.tabStops()).toEqual(['Sign in with Beatport'])
  await page.getByRole('button', { name: 'Sign in with Beatport', exact: true }).press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'session.signIn', argument: { connection: 'beatport' } },
  ])
})

test('names the service that it is for', async ({ deckpass, page }) => {
  const connection = scenarios.welcome.connections[0]
  const service = { ...connection?.service, name: 'Fuuffy', host: 'fuuffy.test' }
  await deckpass.open(
    snapshot(
      { phase: 'signed-out' },
      {
        service: {
          signsIn: 'person',
          hasAccountSettings: false,
          hasBrowserSignOut: false,
          ...service,
        },
      },
    ),
  )
  await expect(page.getByRole('button', { name: 'Sign in with Fuuffy', exact: true })).toBeVisible()
})

test('says why the last sign-in failed, and that a session would not be kept', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['welcome-problem'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are not signed in')
  await expect(
    page.getByText(/answer was not for this sign-in, or the clock is wrong/u),
  ).toBeVisible()
  await expect(page.getByText("You'd need to sign in again after a restart.")).toBeVisible()
  await expect(page.getByText(/No keychain is open: unlock or start one/u)).toBeVisible()
})

test('says what could not be done', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.welcome)
  await deckpass.answer('session.signIn', { ok: false, code: 'browser_unavailable' })
  await page.getByRole('button', { name: 'Sign in with Beatport' }).click()
  await expect(page.getByRole('status')).toHaveText(/No browser could be opened: choose/u)
})

test('tells a whole sign-out part by part', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['signed-out'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
  await expect(page.getByRole('listitem')).toHaveText([
    'This computer no longer holds the session.',
    "Beatport can't be told to end the session; there it lapses by itself.",
    "Beatport's sign-out page is open in your browser.",
  ])
})

test('does not call a sign-out whole that was not', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['signed-out-partly'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not everything is signed out')
  await expect(page.getByRole('listitem').first()).toHaveText(
    /could not be wiped.*unlock the keychain/u,
  )
})

test('shows the version, and that a build is for development', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['welcome-development'])
  await expect(page.getByText('Deckpass 0.1.0, development build')).toBeVisible()
})
