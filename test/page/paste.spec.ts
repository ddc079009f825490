import type { Locator, Page } from '@playwright/test'
import type { Window } from '../support/page-test.ts'
import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const way = { name: 'Paste the address you ended on', exact: true } as const
const pasted = 'app.deckpass://callback?code=nobodys-code&state=nobodys-state'

async function open(deckpass: Window, page: Page) {
  await deckpass.open(scenarios['waiting-help'])
  await page.getByRole('button', way).press('Enter')
  const field = page.getByRole('textbox', way)
  await expect(field).toBeFocused()
  return field
}

/** Whether the page, or the field that was in it, holds what was pasted. */
const holds = (page: Page) =>
  page.evaluate(
    (text) =>
      document.documentElement.outerHTML.includes(text) ||
      Array.from(document.querySelectorAll('input')).some(({ value }) => value.includes(text)),
    'nobodys-code',
  )

/** The texts that describe a field, among them that of an output, which Playwright leaves out. */
const descriptions = (field: Locator) =>
  field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent),
  )

test('has a name, a hint and a button', async ({ deckpass, page }) => {
  const field = await open(deckpass, page)
  await expect(field).toHaveAccessibleDescription(/^Copy it from the address bar.*bare code/u)
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await expect(field).toHaveAttribute('autocomplete', 'off')
  expect(await deckpass.tabStops()).toEqual([
    'Back',
    'Paste the address you ended on',
    'Use it',
    'Cancel',
  ])
})

for (const by of ['Enter', 'Use it']) {
  test(`sends what was pasted, by "${by}", and keeps nothing of it`, async ({ deckpass, page }) => {
    const field = await open(deckpass, page)
    await field.fill(`  ${pasted} `)
    if (by === 'Enter') await field.press('Enter')
    else await page.getByRole('button', { name: by, exact: true }).click()
    await expect(field).toHaveValue('')
    expect(await deckpass.intents()).toEqual([
      { name: 'session.paste', argument: { connection: 'beatport', text: pasted } },
    ])
    expect(await holds(page)).toBe(false)
  })
}

test('says beside the field what is wrong with it, and takes the next one', async ({
  deckpass,
  page,
}) => {
  const field = await open(deckpass, page)
  await deckpass.answer('session.paste', { ok: false, code: 'not_the_answer' })
  await field.fill('https://account.beatport.com/nowhere')
  await field.press('Enter')
  const sentence =
    'That is not where a sign-in ends: copy the whole address, or only the code in it.'
  const region = page.getByRole('region', way)
  await expect(region.getByRole('status')).toHaveText(sentence)
  await expect(page.getByText(sentence)).toHaveCount(1)
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  expect(await descriptions(field)).toContain(sentence)
  await deckpass.answer('session.paste', { ok: true, value: null })
  // The text is selected, so that pasting replaces it.
  await page.keyboard.insertText('the-code')
  await expect(field).toHaveValue('the-code')
  await field.press('Enter')
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await expect(region.getByRole('status')).toHaveText('')
})

test('asks for something to be pasted, and sends nothing', async ({ deckpass, page }) => {
  const field = await open(deckpass, page)
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(page.getByText('Nothing is pasted yet.')).toBeVisible()
  await expect(field).toBeFocused()
  expect(await deckpass.intents()).toEqual([])
})

test('sends it once, however often it is asked to', async ({ deckpass, page }) => {
  const field = await open(deckpass, page)
  await field.fill(pasted)
  await page.evaluate(() => {
    for (let time = 0; time < 3; time++) document.querySelector('form')?.requestSubmit()
  })
  await expect(field).toHaveValue('')
  expect(await deckpass.intents()).toHaveLength(1)
})

for (const [leaving, leave] of Object.entries<(deckpass: Window, page: Page) => Promise<void>>({
  'by "Back"': (_, page) => page.getByRole('button', { name: 'Back' }).click(),
  'by Esc': (_, page) => page.keyboard.press('Escape'),
  'because the browser came back': (deckpass) => deckpass.push(scenarios['waiting-checking']),
  'because the sign-in was cancelled': (deckpass) => deckpass.push(scenarios.welcome),
})) {
  test(`what was pasted goes when the panel is left ${leaving}`, async ({ deckpass, page }) => {
    const field = await open(deckpass, page)
    await field.fill(pasted)
    const element = await field.elementHandle()
    await leave(deckpass, page)
    await expect(field).toBeHidden()
    expect(await holds(page)).toBe(false)
    expect(await element?.evaluate((input) => 'value' in input && input.value)).toBe('')
    const row = page.getByRole('button', way)
    if (!(await row.isVisible())) return
    await row.click()
    await expect(field).toHaveValue('')
  })
}
