import type { Page } from '@playwright/test'
import { expect, test } from '../support/page-test.ts'
import type { Window } from '../support/page-test.ts'
import { now, scenarios } from '../support/scenarios.ts'

const accessToken = 'an-access-token-that-is-nobodys'

async function show(deckpass: Window, page: Page) {
  await deckpass.open(scenarios.home)
  await deckpass.answer('token.get', {
    ok: true,
    value: { accessToken, expiresAt: now + 300_000, scope: 'app' },
  })
  await page.getByRole('button', { name: 'Show access token', exact: true }).press('Enter')
  const field = page.getByRole('textbox', { name: 'Access token, read only' })
  await expect(field).toBeFocused()
  return field
}

/** Whether the page holds the token anywhere: as text, as an attribute or in a field. */
const inPage = (page: Page) =>
  page.evaluate(
    (token) =>
      document.documentElement.outerHTML.includes(token) ||
      Array.from(document.querySelectorAll('input')).some(({ value }) => value.includes(token)),
    accessToken,
  )

test('is not asked for before the click', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  expect(await deckpass.intents()).toEqual([])
  expect(await inPage(page)).toBe(false)
})

test('is masked until it is revealed', async ({ deckpass, page }) => {
  const field = await show(deckpass, page)
  expect(await deckpass.intents()).toEqual([
    { name: 'token.get', argument: { connection: 'beatport' } },
  ])
  await expect(field).toHaveAttribute('type', 'password')
  await expect(field).toHaveAttribute('readonly')
  await page.getByRole('button', { name: 'Reveal' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue(accessToken)
})

test('is dropped after 60 seconds, and the focus goes back', async ({ deckpass, page }) => {
  await page.clock.pauseAt(now + 1000)
  const field = await show(deckpass, page)
  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.clock.runFor(59_000)
  expect(await inPage(page)).toBe(true)
  await page.clock.runFor(2000)
  await expect(field).toBeHidden()
  expect(await inPage(page)).toBe(false)
  await expect(page.getByRole('button', { name: 'Show access token' })).toBeFocused()
})

test('is dropped by its button', async ({ deckpass, page }) => {
  await show(deckpass, page)
  await page.getByRole('button', { name: 'Reveal' }).press('Enter')
  await page.getByRole('button', { name: 'Hide' }).press('Enter')
  expect(await inPage(page)).toBe(false)
  await expect(page.getByRole('button', { name: 'Show access token' })).toBeFocused()
})

test('is dropped by Esc', async ({ deckpass, page }) => {
  await show(deckpass, page)
  await page.keyboard.press('Escape')
  expect(await inPage(page)).toBe(false)
})

test('is dropped when the page is left', async ({ deckpass, page }) => {
  const field = await show(deckpass, page)
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  await expect(field).toBeHidden()
  expect(await inPage(page)).toBe(false)
})

test('is dropped when the session ends', async ({ deckpass, page }) => {
  await show(deckpass, page)
  await deckpass.push(scenarios['ended-lapsed'])
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The session ran out')
  expect(await inPage(page)).toBe(false)
})

test('says why it cannot be had', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  await deckpass.answer('token.get', { ok: false, code: 'life_too_short' })
  await page.getByRole('button', { name: 'Show access token' }).click()
  await expect(page.getByText(/about to run out: try again in a minute/u)).toBeVisible()
})

test('says so too if the newest token is as short-lived as the one before', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios.home)
  const renewed = scenarios['home-new']
  await deckpass.answer('token.get', { ok: false, code: 'life_too_short' }, renewed)
  await page.getByRole('button', { name: 'Show access token' }).click()
  const problem = page.getByText(/about to run out: try again in a minute/u)
  await expect(page.getByText('renewed just now')).toBeVisible()
  await expect(problem).toBeVisible()
  await deckpass.push(scenarios.home)
  await expect(problem).toBeHidden()
})
