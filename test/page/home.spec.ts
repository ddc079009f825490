import { expect, test } from '../support/page-test.ts'
import { now, scenarios, signedIn, snapshot } from '../support/scenarios.ts'

test('says whose session it is, and how it is doing', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('DJ Halcyon')
  await expect(page.getByText('john@example.com')).toBeVisible()
  await expect(page.getByText('renewed 3 mins ago')).toBeVisible()
  await expect(page.getByRole('img')).toHaveAccessibleName('Access token valid for another 6 mins')
  await expect(page.getByText('in 4 mins')).toBeVisible()
  await expect(page.getByText('23 December')).toBeVisible()
})

test('is complete by keyboard', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  expect(await deckpass.tabStops()).toEqual([
    'Renew now',
    'Show access token',
    'Account settings',
    'Switch account',
    'Sign out',
  ])
  await page.getByRole('button', { name: 'Renew now', exact: true }).press('Enter')
  await expect(page.getByText('Renewed.', { exact: true })).toBeAttached()
  await page.getByRole('button', { name: 'Account settings', exact: true }).press('Space')
  expect((await deckpass.intents()).map(({ name }) => name)).toEqual([
    'session.renewNow',
    'session.accountSettings',
  ])
})

test('counts the last minute by the second', async ({ deckpass, page }) => {
  const accessToken = { obtainedAt: now - 540_000, expiresAt: now + 60_000 }
  await deckpass.open(snapshot({ ...signedIn, accessToken }))
  await page.clock.pauseAt(now + 20_000)
  await expect(page.getByText('40 secs left')).toBeVisible()
  await page.clock.runFor(1000)
  await expect(page.getByText('39 secs left')).toBeVisible()
  await page.clock.runFor(40_000)
  await expect(page.getByText('run out')).toBeVisible()
  await expect(page.getByRole('img')).toHaveAccessibleName('No valid access token at the moment')
})

test('takes no second renewal while one is under way', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-renewing'])
  const renew = page.getByRole('button', { name: 'Renew now' })
  await expect(renew).toHaveAttribute('aria-disabled', 'true')
  await renew.press('Enter')
  expect(await deckpass.intents()).toEqual([])
})

test('takes offline for a state, and marks the profile with its age', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios.home)
  const status = page.getByRole('status').first()
  await expect(status).toHaveText('Signed in to Beatport')
  await deckpass.push(scenarios['home-offline'])
  await expect(status).toHaveText('Offline since 16:05')
  await expect(page.getByText(/^You stay signed in\..* as of 14:44\.$/u)).toBeVisible()
  await expect(page.getByText('Next try')).toBeVisible()
})

test('says what a failing renewal asks of the user', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-retrying'])
  await expect(page.getByRole('status').first()).toHaveText('Trying again since 17:42')
  await expect(page.getByText(/see whether the Wi-Fi has a sign-in page/u)).toBeVisible()
})

test('does not read out a renewal that works', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const status = page.getByRole('status').first()
  await deckpass.push(scenarios['home-renewing'])
  await expect(page.getByText('Renewing now')).toBeVisible()
  await expect(status).toHaveText('Signed in to Beatport')
})

test('tells the strip in words', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const strip = page.getByRole('region', { name: 'Last 24 hours' })
  await expect(strip).toContainText('131 renewals')
  await expect(strip).toContainText('1 interruption')
  await expect(strip.getByRole('listitem')).toHaveText([
    /^The latest was at 17:4\d\.$/u,
    /^Offline from 15:5\d to 16:0\d\.$/u,
    /^No renewal between 03:\d\d and 09:13\.$/u,
  ])
})

test('is honest with a single renewal', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-new'])
  await expect(page.getByText('1 renewal', { exact: true })).toBeVisible()
  const bars = await page.locator('.strip__bar').first().getAttribute('d')
  expect(bars?.match(/M/gu)).toHaveLength(1)
})

test('shows that the session is kept in memory only, and why', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-memory'])
  await expect(page.getByText("You'll need to sign in again after a restart.")).toBeVisible()
  await expect(page.getByText(/No keychain is open: unlock or start one/u)).toBeVisible()
})

test('has a name for an account whose profile is not known', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-nameless'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your Beatport account')
  await expect(page.getByRole('button', { name: 'Account settings' })).toBeHidden()
})

test('says what went wrong until what was wanted has come about', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await deckpass.answer('session.renewNow', { ok: false, code: 'rate_limited' })
  await page.getByRole('button', { name: 'Renew now' }).click()
  const problem = page.getByText('Beatport asks for a pause: wait a few minutes, then try again.')
  await expect(problem).toBeVisible()
  await deckpass.push(scenarios['home-renewing'])
  await expect(problem).toBeVisible()
  await deckpass.push(scenarios['home-new'])
  await expect(problem).toBeHidden()
})

test('says the same thing only once', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-retrying'])
  await deckpass.answer('session.renewNow', { ok: false, code: 'unexpected_answer' })
  await page.getByRole('button', { name: 'Renew now' }).click()
  await expect.poll(() => deckpass.intents()).toHaveLength(1)
  await expect(page.getByText(/see whether the Wi-Fi has a sign-in page/u)).toHaveCount(1)
})
