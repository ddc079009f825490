import { expect, test } from '../support/page-test.ts'
import { now, scenarios, signedIn, snapshot } from '../support/scenarios.ts'

const warning = '.row:has(.glyph--warn)'

test('is a plain day while it is far', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await expect(page.getByText('Stays signed in until')).toBeVisible()
  await expect(page.getByText('23 December')).toBeVisible()
  await expect(page.locator(warning)).toHaveCount(0)
})

test('asks for a renewal within the last week', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-renew-week'])
  const row = page.locator(warning)
  await expect(row.getByRole('term')).toHaveText('Renew by 27 November')
  await expect(row.getByRole('definition')).toHaveText('5 days left')
  await expect(page.getByText('Stays signed in until')).toHaveCount(0)
})

test('asks louder within the last two days, and says why', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-renew-week'])
  const value = page.locator(`${warning} .row__value`)
  const quiet = await value.evaluate((dd) => getComputedStyle(dd).backgroundColor)
  await deckpass.push(scenarios['home-renew-days'])
  await expect(page.getByRole('term').filter({ hasText: 'Renew by' })).toHaveText(
    'Renew by 24 November',
  )
  await expect(page.locator(warning).getByRole('definition')).toHaveText([
    '38 hrs left',
    'Connect to the internet by then, or sign in again.',
  ])
  await expect(value).not.toHaveCSS('background-color', quiet)
})

test('says when it has probably passed, and promises nothing', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['home-lapsed'])
  const row = page.locator(warning)
  await expect(row.getByRole('term')).toHaveText('Your session')
  await expect(row.getByRole('definition')).toHaveText([
    'Has probably run out',
    "Connect to the internet. If Beatport says no, you'll sign in again.",
  ])
  await expect(page.getByText(/20 November|You stay signed in/u)).toHaveCount(0)
  await expect(page.getByText('Name and e-mail are as of 14:44.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Renew now' })).toBeVisible()
})

test('goes from the last hour to the end by itself', async ({ deckpass, page }) => {
  await deckpass.open(snapshot({ ...signedIn, lastsUntil: now + 630_000 }))
  await expect(page.getByText('10 mins left')).toBeVisible()
  await page.clock.runFor(660_000)
  await expect(page.getByText('Has probably run out')).toBeVisible()
})
