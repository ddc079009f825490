import type { Page } from '@playwright/test'
import { secret } from '../support/connection-scenarios.ts'
import type { Window } from '../support/page-test.ts'
import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const clientId = 'nobodys-client-id'
const clientSecret = 'nobodys-client-secret'
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const connect = (page: Page) => button(page, 'Connect')

const fieldsOf = (page: Page) =>
  [page.getByLabel('Client id'), page.getByLabel('Client secret')] as const

async function fill(page: Page) {
  const [id, secret] = fieldsOf(page)
  await id.fill(` ${clientId}\t`)
  await secret.fill(clientSecret)
}

/** Whether the page, a field of it, or what React noted on one holds what was entered. */
const holds = (page: Page) =>
  page.evaluate(
    (texts) =>
      texts.some(
        (text) =>
          document.documentElement.outerHTML.includes(text) ||
          Array.from(document.querySelectorAll('input')).some(({ value }) => value.includes(text)),
      ),
    [clientId, clientSecret],
  )

for (const [place, open] of Object.entries<(deckpass: Window, page: Page) => Promise<void>>({
  'a connection that wants them': (deckpass) => deckpass.open(scenarios['credentials-wanted']),
  async 'a new connection'(deckpass, page) {
    await deckpass.open(scenarios['connections-many'])
    await button(page, 'Add a connection').click()
    await page.getByRole('button', { name: /^Fuuffy .* Asks for a client id and secret$/u }).click()
  },
})) {
  test(`${place}: both fields are masked, and nothing offers to keep them`, async ({
    deckpass,
    page,
  }) => {
    await open(deckpass, page)
    for (const field of fieldsOf(page)) {
      await expect(field).toHaveAttribute('type', 'password')
      await expect(field).toHaveAttribute('autocomplete', 'off')
      await expect(field).toHaveAttribute('spellcheck', 'false')
      await field.fill('seen-by-nobody')
    }
    expect(await page.locator('main').innerText()).not.toContain('seen-by-nobody')
    expect(await page.locator('html').evaluate((html) => html.outerHTML)).not.toContain('nobody')
  })

  test(`${place}: asks for what lacks, and sends nothing`, async ({ deckpass, page }) => {
    await open(deckpass, page)
    const [id, secret] = fieldsOf(page)
    await connect(page).click()
    await expect(page.getByText('Enter the client id.')).toBeVisible()
    await expect(id).toBeFocused()
    await id.fill(clientId)
    await id.press('Enter')
    await expect(page.getByText('Enter the client secret.')).toBeVisible()
    await expect(secret).toHaveAttribute('aria-invalid', 'true')
    await expect(secret).toBeFocused()
    await secret.fill('two words')
    await secret.press('Enter')
    await expect(page.getByText(/^A client secret has no blanks in it/u)).toBeVisible()
    expect(await deckpass.intents()).toEqual([])
  })
}

test('says who gives them, sends both once, and keeps neither', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['credentials-wanted'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Fuuffy gives you an id and a secret',
  )
  await expect(page.getByText(/browser/u)).toHaveCount(0)
  await fill(page)
  await page.evaluate(() => {
    for (let time = 0; time < 3; time++) document.querySelector('form')?.requestSubmit()
  })
  for (const field of fieldsOf(page)) await expect(field).toHaveValue('')
  expect(await deckpass.intents()).toEqual([
    { name: 'connections.enter', argument: { connection: 'fuuffy', clientId, clientSecret } },
  ])
  expect(await holds(page)).toBe(false)
})

test('a new connection is made with both, and shown', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-many'])
  await button(page, 'Add a connection').click()
  await page.getByRole('button', { name: /^Fuuffy/u }).click()
  await fill(page)
  await deckpass.answer('connections.add', { ok: true, value: { connection: 'fuuffy' } })
  await connect(page).press('Enter')
  await expect(page.getByText('Connected to Fuuffy').first()).toBeVisible()
  expect(await deckpass.intents()).toEqual([
    {
      name: 'connections.add',
      argument: { service: 'fuuffy', credentials: { clientId, clientSecret } },
    },
  ])
  expect(await holds(page)).toBe(false)
})

test('a new connection that came and is refused is shown, not made twice', async ({
  deckpass,
  page,
}) => {
  const many = scenarios['connections-many']
  const refused = scenarios['credentials-refused'].connections.map((one) => ({
    ...one,
    id: 'fuuffy-3',
  }))
  await deckpass.open(many)
  await button(page, 'Add a connection').click()
  await page.getByRole('button', { name: /^Fuuffy/u }).click()
  await fill(page)
  await deckpass.answer(
    'connections.add',
    { ok: false, code: 'credentials_refused' },
    { ...many, connections: [...many.connections, ...refused] },
  )
  await connect(page).click()
  await expect(page.getByText(/^Fuuffy does not take your client id and secret/u)).toBeVisible()
  await fill(page)
  await connect(page).click()
  expect((await deckpass.intents()).at(-1)).toMatchObject({
    name: 'connections.enter',
    argument: { connection: 'fuuffy-3' },
  })
})

test('says what went wrong, and lets it be entered anew', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['credentials-wanted'])
  await deckpass.answer('connections.enter', { ok: false, code: 'server_error' })
  await fill(page)
  await connect(page).click()
  await expect(page.getByText(/^Fuuffy has a problem of its own/u)).toBeVisible()
  await expect(fieldsOf(page)[0]).toBeFocused()
})

for (const [leaving, leave] of Object.entries<(deckpass: Window, page: Page) => Promise<void>>({
  'because the session came': (deckpass) => deckpass.push(scenarios['secret-home']),
  'because the connection is no more': (deckpass) => deckpass.push(scenarios.welcome),
  'for the settings': (_, page) => button(page, 'Settings').click(),
})) {
  test(`what was entered goes when the view is left ${leaving}`, async ({ deckpass, page }) => {
    await deckpass.open(scenarios['credentials-wanted'])
    await fill(page)
    const elements = await page.locator('input').elementHandles()
    await leave(deckpass, page)
    await expect(connect(page)).toHaveCount(0)
    expect(await holds(page)).toBe(false)
    expect(elements).toHaveLength(2)
    for (const element of elements)
      expect(await element.evaluate((input) => 'value' in input && input.value)).toBe('')
  })
}

test('what was entered for a new connection goes by "Back"', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['connections-many'])
  await button(page, 'Add a connection').click()
  await page.getByRole('button', { name: /^Fuuffy/u }).click()
  await fill(page)
  await button(page, 'Back').click()
  const service = page.getByRole('button', { name: /^Fuuffy/u })
  await expect(service).toBeFocused()
  expect(await holds(page)).toBe(false)
  await service.click()
  for (const field of fieldsOf(page)) await expect(field).toHaveValue('')
})

test('no person: connects, waits in one step, and disconnects', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['secret-welcome'])
  await expect(page.getByText(/browser/iu)).toHaveCount(0)
  await button(page, 'Connect to Fuuffy').click()
  await deckpass.push(scenarios['secret-connecting'])
  await expect(page.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveText([
    'Now: Check with Fuuffy',
  ])
  await page.clock.runFor(60_000)
  expect(await deckpass.tabStops()).toEqual(['Cancel'])
  await deckpass.push(secret({ phase: 'signing-in', stage: 'opening-browser', since: now }))
  await expect(page.getByText(/browser/iu)).toHaveCount(0)
  await deckpass.push(scenarios['secret-home'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Night Shift Records')
  await expect(page.locator('.platter')).toContainText('NR')
  await expect(page.locator('.health__line')).toContainText('Connected to Fuuffy')
  expect(await deckpass.tabStops()).toEqual(['Renew now', 'Show access token', 'Disconnect'])
  await button(page, 'Disconnect').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).press('Enter')
  expect(await deckpass.intents()).toEqual([
    { name: 'session.signIn', argument: { connection: 'fuuffy' } },
    { name: 'session.signOut', argument: { connection: 'fuuffy', browserToo: false } },
  ])
})

test('the keychain is asked first', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['credentials-sought'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Looking in the keychain')
  await deckpass.push(scenarios['credentials-wanted'])
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(connect(page)).toBeVisible()
})

test('a gig check leads to where they are entered', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-many'])
  await button(page, 'Enter id and secret').click()
  await expect(connect(page)).toBeVisible()
})
