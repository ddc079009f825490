import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const title = { level: 1 } as const

test('lists every service with its host and its state', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-several'])
  await expect(page.getByRole('listitem')).toHaveText([
    'Beatport Main account.beatport.com Signed inManage',
    'BeProduct id.winks.io Signed in, offlineManage',
    'Fuuffy api.fuuffy.com Not signed inManage',
  ])
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

test('calls each by its own name, then by its service and host', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-many'])
  await expect(page.getByRole('listitem').getByRole('button', { name: /^(?!Manage)/u })).toHaveText(
    [
      'DJ Halcyon Main Beatport account.beatport.com Signed in',
      'The other account Beatport account.beatport.com Signed in',
      'Night Shift Records Fuuffy api.fuuffy.com Connected',
      'Fuuffy api.fuuffy.com Enter id and secret',
      'BeProduct id.winks.io Looking in the keychain',
    ],
  )
})

for (const [name, says] of [
  ['connections-none', 'There is no connection yet.'],
  ['connections-no-service', 'There is no service to sign in to.'],
] as const) {
  test(`${name}: says so, and leads to more`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios[name])
    await expect(page.getByText(says)).toBeVisible()
    await page.getByRole('button', { name: 'Add a connection' }).click()
    await expect(page.getByRole('heading', title)).toHaveText('Add a connection')
    await expect(page.getByRole('button', { name: /profile file/u })).toBeVisible()
  })
}
