import type { Page } from '@playwright/test'
import { expect, test } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'
import { at, home, inMemory, minute, snapshot } from '../support/snapshots.ts'

const verdict = (page: Page) => page.locator('.verdict')
const line = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ hasText: `: ${name}` })

test('says in a line for each thing that all is well', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check'])
  await expect(verdict(page)).toHaveText('Ready for your set')
  await expect(page.getByRole('listitem')).toHaveText([
    'Fine: Signed in DJ Halcyon',
    'Fine: Access token 6 mins left',
    'Fine: Lasts until 23 December',
    'Fine: Network online',
    'Fine: Clock right',
    'Fine: Keychain ready',
    'Fine: Link handler Deckpass',
  ])
  await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(0)
})

test('has everything looked at anew when it opens, and once', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await page.getByRole('button', { name: 'Gig check' }).click()
  await deckpass.push(home({}, { clockAhead: 5 * minute }))
  await expect(line(page, 'Clock')).toContainText('5 mins slow')
  expect(await deckpass.intents()).toEqual([{ name: 'gigCheck.look', argument: null }])
})

test('counts what is wrong, and says what to do', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-trouble'])
  await expect(verdict(page)).toHaveText('2 things to look at')
  await expect(line(page, 'Clock')).toHaveText(
    /^To look at: Clock 4 mins fast.*set date and time by themselves\.$/u,
  )
  await expect(line(page, 'Link handler')).toContainText('taken by OldApp')
})

const retry = home({
  health: { is: 'retrying', since: now, nextAt: now + minute, code: 'server_error' },
})

for (const [name, button, first, intent] of [
  ['Signed in', 'Sign in with Beatport', snapshot({ phase: 'signed-out' }), 'session.signIn'],
  [
    'Signed in',
    'Sign in with Beatport',
    snapshot({ phase: 'locked', reason: 'damaged' }),
    'session.signIn',
  ],
  ['Access token', 'Renew now', home({ accessToken: undefined }), 'session.renewNow'],
  ['Lasts until', 'Renew now', home({ lastsUntil: now + minute }), 'session.renewNow'],
  ['Network', 'Try again', retry, 'session.renewNow'],
  ['Keychain', 'Try again', home({}, { storage: inMemory }), 'session.reopen'],
  [
    'Keychain',
    'Try again',
    snapshot({ phase: 'locked', reason: 'keychain-unavailable' }),
    'session.reopen',
  ],
  [
    'Link handler',
    'Repair',
    { ...home({}), linkHandler: { state: 'stale' } },
    'linkHandler.repair',
  ],
] as const) {
  test(`${name}, ${first.connections[0]?.session.phase}: one button mends it, by ${intent}`, async ({
    deckpass,
    page,
  }) => {
    await deckpass.open(at('gig-check', { linkHandler: { state: 'ours' }, ...first }))
    await expect(verdict(page)).toHaveText('1 thing to look at')
    await expect(page.getByRole('listitem').getByRole('button')).toHaveCount(1)
    const mend = line(page, name).getByRole('button', { name: button, exact: true })
    await expect(mend).toHaveAccessibleDescription(`To look at: ${name}`)
    await mend.press('Enter')
    await expect.poll(async () => (await deckpass.intents()).at(-1)?.name).toBe(intent)
  })
}

test('follows what comes, and keeps the focus', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-offline'])
  await expect(verdict(page)).toHaveText('2 things to look at')
  const renew = page.getByRole('button', { name: 'Renew now' })
  await renew.press('Enter')
  await deckpass.push(scenarios['gig-check-renewing'])
  await expect(renew).toHaveAttribute('aria-disabled', 'true')
  await expect(renew).toBeFocused()
  await expect(verdict(page)).toHaveText('One moment')
  await deckpass.push(scenarios['gig-check'])
  await expect(verdict(page)).toHaveText('Ready for your set')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('counts the token down without a word from main', async ({ deckpass, page }) => {
  const accessToken = { obtainedAt: now - 540_000, expiresAt: now + 60_000 }
  await deckpass.open(at('gig-check', home({ accessToken })))
  await page.clock.pauseAt(now + 20_000)
  await expect(line(page, 'Access token')).toContainText('40 secs left')
  await page.clock.runFor(41_000)
  await expect(line(page, 'Access token')).toHaveText(/^To look at: .*run out/u)
})

test('hears when the network of this computer goes and comes', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check'])
  await page.context().setOffline(true)
  await expect(line(page, 'Network')).toContainText('offline')
  await expect(verdict(page)).toHaveText('1 thing to look at')
  await page.context().setOffline(false)
  await expect(verdict(page)).toHaveText('Ready for your set')
})

test('shows the sign-in that is begun here', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-signed-out'])
  const waiting = snapshot({ phase: 'signing-in', stage: 'opening-browser', since: now })
  await deckpass.answer('session.signIn', { ok: true, value: null }, waiting)
  await page.getByRole('button', { name: 'Sign in with Beatport' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signing in to Beatport')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('stays, and says why, if a sign-in could not begin', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-signed-out'])
  await deckpass.answer('session.signIn', { ok: false, code: 'offline' })
  await page.getByRole('button', { name: 'Sign in with Beatport' }).click()
  await expect(page.getByText(/^Beatport can't be reached/u)).toBeVisible()
  await deckpass.push(scenarios['gig-check-signing-in'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gig check')
  await page.getByRole('button', { name: 'See the sign-in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signing in to Beatport')
})

test('copies a text that holds nothing private', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-trouble'])
  await page.getByRole('button', { name: 'Copy as text', exact: true }).press('Enter')
  await expect(page.getByText('Copied.', { exact: true })).toBeVisible()
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'clipboard.write',
    argument: {
      text: [
        'Gig check, 22 November, 17:48',
        'Deckpass 0.1.0, linux',
        '2 things to look at',
        '',
        'Fine: Signed in: yes',
        'Fine: Access token: 6 mins left',
        'Fine: Lasts until: 23 December',
        'Fine: Network: online',
        'To look at: Clock: 4 mins fast',
        'Fine: Keychain: ready',
        'To look at: Link handler: taken by another program',
        '',
      ].join('\n'),
    },
  })
})

test('checks every service, the main one first, and this computer', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-several'])
  await expect(page.getByRole('heading', { level: 2 })).toHaveText([
    'Beatport',
    'BeProduct',
    'Fuuffy',
    'This computer',
  ])
  const fuuffy = page.getByRole('region', { name: 'Fuuffy' })
  await deckpass.answer('session.signIn', { ok: false, code: 'offline' })
  await fuuffy.getByRole('button', { name: 'Sign in with Fuuffy' }).click()
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'session.signIn',
    argument: { connection: 'fuuffy' },
  })
  await expect(fuuffy.getByRole('status')).toHaveText(/^Fuuffy can't be reached/u)
  const beproduct = page.getByRole('region', { name: 'BeProduct' })
  await expect(beproduct.getByRole('button')).toHaveText(['Renew now', 'Try again'])
})

test('says what became of a repair', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['gig-check-trouble'])
  await deckpass.answer('linkHandler.repair', { ok: true, value: { state: 'other' } })
  await page.getByRole('button', { name: 'Repair' }).click()
  await expect(page.getByText(/^That did not help\./u)).toBeVisible()
  await deckpass.answer(
    'linkHandler.repair',
    { ok: true, value: { state: 'ours' } },
    scenarios['gig-check'],
  )
  await page.getByRole('button', { name: 'Repair' }).click()
  await expect(page.getByText('Links come to Deckpass again.')).toBeVisible()
  await expect(line(page, 'Link handler')).toHaveText(/^Fine:/u)
})
