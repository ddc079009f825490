import type { Page } from '@playwright/test'
import { mistake } from '../support/connection-openings.ts'
import type { Window } from '../support/page-test.ts'
import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const title = { level: 1 } as const
const many = scenarios['connections-many']
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function manage(deckpass: Window, page: Page, name: string) {
  await deckpass.open(many)
  await button(page, `Manage ${name}`).press('Enter')
  await expect(page.getByRole('heading', title)).toBeFocused()
  await expect(page.getByRole('heading', title)).toHaveText(`Manage ${name}`)
}

test('goes back by Esc to the button that led to it', async ({ deckpass, page }) => {
  await manage(deckpass, page, 'The other account')
  expect(await deckpass.tabStops()).toEqual(['Name', 'Rename', 'Make it the main one', 'Remove…'])
  await page.keyboard.press('Escape')
  await expect(button(page, 'Manage The other account')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', title)).not.toHaveText('Connections')
})

test('renames, without the blanks around the name', async ({ deckpass, page }) => {
  await manage(deckpass, page, 'The other account')
  const field = page.getByLabel('Name')
  await expect(field).toHaveValue('The other account')
  await field.fill('  Warm-up ')
  await field.press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'connections.rename', argument: { connection: 'beatport-2', name: 'Warm-up' } },
  ])
  await expect(page.getByText('Renamed.')).toBeVisible()
})

test('takes no name that is empty, and none of more than 40 characters', async ({
  deckpass,
  page,
}) => {
  await manage(deckpass, page, 'The other account')
  const field = page.getByLabel('Name')
  await field.fill(' \u200b ')
  await button(page, 'Rename').click()
  await expect(page.getByText('A name has 1 to 40 characters.')).toBeVisible()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toBeFocused()
  await field.pressSequentially('x'.repeat(45))
  await expect(field).toHaveValue('x'.repeat(40))
  expect(await deckpass.intents()).toEqual([])
})

test('makes another one the main one, and keeps the focus', async ({ deckpass, page }) => {
  await manage(deckpass, page, 'The other account')
  const [first, second, ...rest] = many.connections
  if (first === undefined || second === undefined) throw new Error('There are not two.')
  const after = { ...many, connections: [second, first, ...rest] }
  await deckpass.answer('connections.makeMain', { ok: true, value: null }, after)
  await button(page, 'Make it the main one').press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'connections.makeMain', argument: { connection: 'beatport-2' } },
  ])
  await expect(button(page, 'Make it the main one')).toHaveCount(0)
  await expect(page.getByText('The main one: Deckpass shows it first.')).toBeVisible()
  await expect(page.getByRole('heading', title)).toBeFocused()
})

test('removes only after it has said what goes and what stays', async ({ deckpass, page }) => {
  await manage(deckpass, page, 'Night Shift Records')
  await button(page, 'Remove…').press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Remove Night Shift Records?' })
  await expect(dialog.getByRole('listitem')).toHaveText([
    'It is disconnected on this computer.',
    'Its client id and secret are forgotten.',
    'Your other connections stay as they are.',
  ])
  await page.keyboard.press('Escape')
  await expect(button(page, 'Remove…')).toBeFocused()
  expect(await deckpass.intents()).toEqual([])
  const after = { ...many, connections: many.connections.filter(({ id }) => id !== 'fuuffy') }
  await deckpass.answer('connections.remove', { ok: true, value: null }, after)
  await button(page, 'Remove…').press('Enter')
  await dialog.getByRole('button', { name: 'Remove', exact: true }).press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'connections.remove', argument: { connection: 'fuuffy' } },
  ])
  await expect(page.getByRole('heading', title)).toHaveText('Connections')
  await expect(page.getByRole('heading', title)).toBeFocused()
})

test('says why one could not be removed', async ({ deckpass, page }) => {
  await manage(deckpass, page, 'DJ Halcyon')
  await deckpass.answer('connections.remove', { ok: false, code: 'keychain_refused' })
  await button(page, 'Remove…').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(/id and secret/u)).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect(page.getByText(/^The keychain turned Deckpass down/u)).toBeVisible()
})

test('connects to a service that asks for nothing, once, and shows it', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(many)
  await button(page, 'Add a connection').press('Enter')
  await deckpass.answer('connections.add', { ok: true, value: { connection: 'beatport-2' } })
  await page.getByRole('button', { name: /^Beatport/u }).dblclick()
  expect(await deckpass.intents()).toEqual([
    { name: 'connections.add', argument: { service: 'beatport' } },
  ])
  await expect(button(page, 'Renew now')).toBeVisible()
})

test('shows a mistake in a file as it was told, and loses nothing', async ({ deckpass, page }) => {
  await deckpass.open(many)
  await button(page, 'Add a connection').click()
  const fromFile = button(page, 'Add another service from a profile file…')
  const wrong = { is: 'wrong', mistake: `${mistake}<b>\u202e` } as const
  await deckpass.answer('services.addFromFile', { ok: true, value: wrong })
  await fromFile.press('Enter')
  await expect(page.getByText('The file has a mistake. Nothing was changed.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'The mistake' })).toHaveText(`${mistake}<b>`)
  await expect(page.getByRole('listitem')).toHaveCount(3)
  await deckpass.answer('services.addFromFile', { ok: true, value: { is: 'cancelled' } })
  await fromFile.press('Enter')
  await expect(page.getByRole('region', { name: 'The mistake' })).toHaveCount(0)
  await expect(page.getByText('The file has a mistake.')).toHaveCount(0)
})

test('names the services that a file brought', async ({ deckpass, page }) => {
  await deckpass.open(many)
  await button(page, 'Add a connection').click()
  const read = { is: 'read', services: ['My label', 'Pool'] } as const
  const more = { id: 'label', name: 'My label', host: 'label.test', asksForCredentials: false }
  const after = { ...many, services: [...many.services, more] }
  await deckpass.answer('services.addFromFile', { ok: true, value: read }, after)
  await button(page, 'Add another service from a profile file…').click()
  await expect(page.getByText('Added: My label and Pool.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^My label label\.test/u })).toBeVisible()
})
