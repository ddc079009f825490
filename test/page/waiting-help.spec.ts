import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'

const ways = [
  'Use another browser',
  'Paste the address you ended on',
  'An error, or nothing happens',
]

const cancelled = { name: 'session.cancelSignIn', argument: { connection: 'beatport' } }

for (const way of ways) {
  test.describe(way, () => {
    test('Esc goes back to the list, and cancels only from there', async ({ deckpass, page }) => {
      await deckpass.open(scenarios['waiting-help'])
      const row = page.getByRole('button', { name: way, exact: true })
      await row.press('Enter')
      await expect(page.getByRole('region', { name: way })).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('region', { name: 'Not coming back?' })).toBeVisible()
      await expect(row).toBeFocused()
      expect(await deckpass.intents()).not.toContainEqual(cancelled)
      await page.keyboard.press('Escape')
      expect((await deckpass.intents()).at(-1)).toEqual(cancelled)
    })

    test('an Esc key that is held goes back once', async ({ deckpass, page }) => {
      await deckpass.open(scenarios['waiting-help'])
      await page.getByRole('button', { name: way, exact: true }).click()
      for (let press = 0; press < 4; press++) await page.keyboard.down('Escape')
      await expect(page.getByRole('region', { name: 'Not coming back?' })).toBeVisible()
      expect(await deckpass.intents()).not.toContainEqual(cancelled)
      await page.keyboard.up('Escape')
    })

    test('"Back" gives the focus back to its row, and Cancel cancels', async ({
      deckpass,
      page,
    }) => {
      await deckpass.open(scenarios['waiting-help'])
      const row = page.getByRole('button', { name: way, exact: true })
      await row.press('Enter')
      await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
      await expect(row).toBeFocused()
      await row.press('Enter')
      await page.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
      expect((await deckpass.intents()).at(-1)).toEqual(cancelled)
    })

    test('is gone when the browser has come back, and the title has the focus', async ({
      deckpass,
      page,
    }) => {
      await deckpass.open(scenarios['waiting-help'])
      await page.getByRole('button', { name: way, exact: true }).press('Enter')
      await expect(page.getByRole('region', { name: way })).toBeVisible()
      await deckpass.push(scenarios['waiting-checking'])
      await expect(page.getByRole('region')).toHaveCount(0)
      await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
      await page.keyboard.press('Escape')
      expect((await deckpass.intents()).at(-1)).toEqual(cancelled)
    })
  })
}

test('takes the focus from nobody when it comes', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.waiting)
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await cancel.focus()
  await deckpass.push(scenarios['waiting-help'])
  await expect(page.getByRole('region', { name: 'Not coming back?' })).toBeVisible()
  await expect(cancel).toBeFocused()
})

test('what an earlier way said is not said of the next', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  await page.getByRole('button', { name: 'Open the page again' }).click()
  await expect(page.getByText('The page was opened again.')).toBeVisible()
  await page.getByRole('button', { name: 'Paste the address you ended on' }).click()
  await expect(page.getByText('The page was opened again.')).toBeHidden()
})

test('names what never leads back, each with one thing to do', async ({ deckpass, page }) => {
  await deckpass.open(scenarios['waiting-help'])
  await page.getByRole('button', { name: 'An error, or nothing happens' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'An error, or nothing happens' })).toBeFocused()
  await expect(page.getByRole('term')).toHaveText([
    'The client is unknown, or the address is wrong',
    'You are not allowed, or "not scoped"',
    "An error of Beatport's own, such as 500",
    'An empty page, or you are done there and nothing happens',
  ])
  await expect(page.getByRole('definition')).toHaveText([
    /install the newest Deckpass/u,
    /sign out there, then use another one/u,
    /Wait a few minutes, then open the page again/u,
    /Click into that page and open the page again, or use another browser/u,
  ])
})
