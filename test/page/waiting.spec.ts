import { expect, test } from '../support/page-test.ts'
import { now, scenarios, snapshot } from '../support/scenarios.ts'

const at = (stage: 'opening-browser' | 'waiting' | 'checking', ago: number) =>
  snapshot({ phase: 'signing-in', stage, since: now - ago })

test('shows the steps, and reads out which is under way', async ({ deckpass, page }) => {
  await deckpass.open(at('opening-browser', 0))
  const current = page.locator('[aria-current="step"]')
  await expect(current).toHaveText('Now: Open your browser')
  await expect(page.getByRole('status').first()).toHaveText('Your browser is being opened.')
  await deckpass.push(at('waiting', 500))
  await expect(page.getByRole('listitem')).toHaveText([
    'Done: Open your browser',
    'Now: Sign in there; this window follows',
    'Next: Check with Beatport',
  ])
  await expect(page.getByRole('status').first()).toHaveText('Waiting for you in the browser.')
  await deckpass.push(at('checking', 900))
  await expect(current).toHaveText('Now: Check with Beatport')
})

test('counts the time in minutes and seconds', async ({ deckpass, page }) => {
  await deckpass.open(at('waiting', 0))
  await page.clock.pauseAt(now + 60_000)
  await expect(page.getByRole('timer')).toHaveText('Waiting for 1:00')
  await page.clock.runFor(5000)
  await expect(page.getByRole('timer')).toHaveText('Waiting for 1:05')
})

for (const stage of ['opening-browser', 'waiting', 'checking'] as const) {
  test(`can be left at the stage "${stage}", by button and by Esc`, async ({ deckpass, page }) => {
    await deckpass.open(at(stage, 1000))
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.keyboard.press('Escape')
    const cancel = { name: 'session.cancelSignIn', argument: { connection: 'beatport' } }
    expect(await deckpass.intents()).toEqual([cancel, cancel])
  })
}

test('shows other ways after 20 seconds and not before', async ({ deckpass, page }) => {
  await deckpass.open(at('waiting', 0))
  await page.clock.pauseAt(now + 19_500)
  const help = page.getByRole('region', { name: 'Not coming back?' })
  await expect(page.getByRole('timer')).toHaveText('Waiting for 0:19')
  await expect(help).toBeHidden()
  await page.clock.runFor(1500)
  await expect(help).toBeVisible()
  await expect(page.getByRole('status').first()).toContainText('Other ways are shown below.')
  expect(await deckpass.tabStops()).toEqual([
    'Open the page again',
    'Copy the sign-in link',
    'Use another browser',
    'Paste the address you ended on',
    'An error, or nothing happens',
    'Cancel',
  ])
})

test('opens the page again and copies the link, and says so', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  const said = page.getByRole('status').last()
  await page.getByRole('button', { name: 'Open the page again', exact: true }).press('Enter')
  await expect(said).toHaveText('The page was opened again.')
  await page.getByRole('button', { name: 'Copy the sign-in link', exact: true }).press('Space')
  await expect(said).toHaveText(/^Copied: paste it into a browser/u)
  expect((await deckpass.intents()).map(({ name }) => name)).toEqual([
    'session.openAgain',
    'session.copyLink',
  ])
})

test('shows other ways at once when no browser could be opened, and says so', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios['waiting-no-browser'])
  const help = page.getByRole('region', { name: 'No browser could be opened' })
  await expect(help.getByRole('button')).toHaveCount(5)
  await expect(page.getByRole('status').first()).toHaveText(
    'No browser could be opened. Other ways are shown below.',
  )
  await expect(page.locator('[aria-current="step"]')).toHaveText('Did not work: Open your browser')
  await deckpass.push(at('waiting', 1000))
  await expect(help).toBeHidden()
  await expect(page.locator('[aria-current="step"]')).toContainText('Sign in there')
})

test('offers no other ways once the browser has come back', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-checking'])
  expect(await deckpass.tabStops()).toEqual(['Cancel'])
  await expect(page.getByText('Not coming back?')).toBeHidden()
})
