import { expect, test } from '../support/page-test.ts'
import { scenarios } from '../support/scenarios.ts'
import { staged } from '../support/snapshots.ts'

const text = (value: string) => ({ ok: true, value: { text: value } }) as const

test('a report is shown in full before it can be copied or saved', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.about)
  const report = page.getByRole('textbox', { name: 'The report' })
  await expect(page.getByRole('button', { name: 'Copy the report' })).toHaveCount(0)
  await deckpass.answer('report.make', text('Deckpass report\n<b>Kept in: a file</b>'))
  await page.getByRole('button', { name: 'Show a report' }).click()
  await expect(report).toHaveValue('Deckpass report\n<b>Kept in: a file</b>')
  await page.getByRole('button', { name: 'Copy the report' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  await page.getByRole('button', { name: 'Save the report…' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect(await deckpass.intents()).toEqual([
    { name: 'report.make', argument: { withAccount: false } },
    { name: 'report.copy', argument: null },
    { name: 'report.save', argument: null },
  ])
})

test('names the account by a tick alone, and takes it back on a stage', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(scenarios.about)
  const report = page.getByRole('textbox', { name: 'The report' })
  const tick = page.getByRole('switch', { name: 'Name the account' })
  await page.getByRole('button', { name: 'Show a report' }).click()
  await expect(tick).not.toBeChecked()
  await deckpass.answer('report.make', text('Account: halcyon'))
  await tick.click()
  await expect(report).toHaveValue('Account: halcyon')
  await deckpass.push(staged(scenarios.about))
  await expect(report).toHaveCount(0)
  await expect(page.getByText('halcyon')).toHaveCount(0)
  await deckpass.answer('report.make', text('No account'))
  await page.getByRole('button', { name: 'Show a report' }).click()
  await expect(report).toHaveValue('No account')
  await expect(tick).toBeDisabled()
  const asked = (await deckpass.intents()).map(({ argument }) => argument)
  expect(asked).toEqual([{ withAccount: false }, { withAccount: true }, { withAccount: false }])
})

test('says what could not be done', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.about)
  await deckpass.answer('report.make', { ok: false, code: 'unexpected' })
  await page.getByRole('button', { name: 'Show a report' }).click()
  await expect(page.getByText('Something unforeseen happened')).toBeVisible()
  await deckpass.answer('report.make', text('Deckpass report'))
  await page.getByRole('button', { name: 'Show a report' }).click()
  await deckpass.answer('report.save', { ok: true, value: { is: 'failed' } })
  await page.getByRole('button', { name: 'Save the report…' }).click()
  await expect(page.getByText('The file could not be written')).toBeVisible()
})

test('a long report scrolls within, by keyboard too', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.about)
  await deckpass.answer('report.make', text('A line of a report\n'.repeat(200)))
  await page.getByRole('button', { name: 'Show a report' }).click()
  const report = page.getByRole('textbox', { name: 'The report' })
  await report.focus()
  await page.keyboard.press('Control+End')
  await expect.poll(() => report.evaluate((element) => element.scrollTop)).toBeGreaterThan(100)
})
