import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const title = { level: 1 } as const

test('lists every service with its host and its state', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-several'])
  await expect(page.getByRole('listitem')).toHaveText([
    'Beatport account.beatport.com Signed in',
    'BeProduct id.winks.io Signed in, offline',
    'Fuuffy api.fuuffy.com Not signed in',
  ])
  await expect(page.getByText(/services file/u)).toHaveCount(0)
})

test('shows the session of the one that is chosen, and keeps to it', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-several'])
  await page.getByRole('button', { name: /^Fuuffy/u }).press('Enter')
  await expect(page.getByRole('button', { name: 'Sign in with Fuuffy' })).toBeVisible()
  await expect(page.getByRole('heading', title)).toBeFocused()
  await deckpass.push(scenarios['connections-several'])
  await page.getByRole('button', { name: 'Sign in with Fuuffy' }).click()
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'session.signIn',
    argument: { connection: 'fuuffy' },
  })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Sign in with Fuuffy' })).toBeVisible()
})

test('goes back to the first if the chosen one is no more', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-several'])
  await page.getByRole('button', { name: /^Fuuffy/u }).click()
  await deckpass.push(scenarios.connections)
  await expect(page.getByRole('heading', title)).toHaveText('DJ Halcyon')
})

test('says where more services come from while there is one only', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.connections)
  await expect(page.getByText(/services file: docs\/services\.md/u)).toBeVisible()
})
