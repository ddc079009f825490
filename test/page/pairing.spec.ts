import type { Page } from '@playwright/test'
import { expect, test } from '../support/page-test.ts'
import {
  moreProgramScenarios,
  programScenarios,
  question,
  withPrograms,
} from '../support/program-scenarios.ts'
import { scenarios } from '../support/scenarios.ts'
import { at, home, now } from '../support/snapshots.ts'

const one = moreProgramScenarios['programs-question-one']
const several = programScenarios['programs-question']
const without = moreProgramScenarios['programs-none']
const allow = (page: Page) => page.getByRole('button', { name: 'Allow', exact: true })
const no = (page: Page) => page.getByRole('button', { name: 'No', exact: true })
const card = (page: Page) => page.getByRole('region', { name: /asks for access tokens$/u })

test('says who asks, by which code, by which program, and for how long', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(one)
  await expect(card(page)).toContainText('Compare')
  await expect(page.getByText('KT4-97Q', { exact: true })).toHaveCSS('font-family', /mono/iu)
  await expect(card(page)).toContainText('/usr/bin/python3.11 (says the system; no proof)')
  await expect(card(page)).toContainText('It could ask for tokens of Beatport')
  await page.clock.pauseAt(now + 20_000)
  await expect(card(page)).toContainText('1:18 left')
  await page.clock.runFor(10_000)
  await expect(card(page)).toContainText('1:08 left')
  const { executable: _, ...unknown } = question
  await deckpass.push(withPrograms(one, { ...one.programs, question: unknown }))
  await expect(card(page)).not.toContainText('Asked by')
})

test('allows the one connection there is', async ({ deckpass, page }) => {
  await deckpass.open(one)
  await page.clock.runFor(1500)
  await deckpass.answer('programs.answer', { ok: true, value: null }, without)
  await allow(page).press('Enter')
  expect((await deckpass.intents()).at(-1)).toEqual({
    name: 'programs.answer',
    argument: { question: 'question-1', allow: true, connections: ['beatport'] },
  })
  await expect(card(page)).toHaveCount(0)
  await expect(page.getByRole('status')).toHaveText('Crate Tagger is allowed.')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('says no to it', async ({ deckpass, page }) => {
  await deckpass.open(several)
  await page.clock.runFor(1500)
  await no(page).press('Enter')
  expect((await deckpass.intents()).at(-1)?.argument).toEqual({
    question: 'question-1',
    allow: false,
    connections: [],
  })
  await expect(page.getByRole('status')).toHaveText('Crate Tagger was told no.')
})

test('asks for which connections, the main one ticked, and wants at least one', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(several)
  await page.clock.runFor(1500)
  const group = card(page).getByRole('group', { name: /^It could ask for tokens of these/u })
  await expect(group.getByRole('checkbox')).toHaveCount(5)
  await expect(group.getByRole('checkbox', { checked: true })).toHaveCount(1)
  await group.getByRole('checkbox', { name: 'DJ Halcyon' }).uncheck()
  await expect(allow(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(allow(page)).toHaveAccessibleDescription('Choose at least one.')
  await expect(no(page)).not.toHaveAttribute('aria-disabled')
  await group.getByRole('checkbox', { name: 'Fuuffy' }).check()
  await group.getByRole('checkbox', { name: 'The other account' }).check()
  await allow(page).click()
  expect((await deckpass.intents()).at(-1)?.argument).toEqual({
    question: 'question-1',
    allow: true,
    connections: ['beatport-2', 'fuuffy-2'],
  })
})

test('says what went wrong with an answer, and lets it be given again', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(one)
  await page.clock.runFor(1500)
  await deckpass.answer('programs.answer', { ok: false, code: 'write_failed' })
  await allow(page).click()
  await expect(page.getByRole('status')).toHaveText(/make sure that the disk has room/u)
  await expect(allow(page)).not.toHaveAttribute('aria-disabled')
})

const answers = (intents: readonly { name: string }[]) =>
  intents.filter(({ name }) => name === 'programs.answer')

test('takes no answer in its first second, nor the focus', async ({ deckpass, page }) => {
  await deckpass.open(at('programs', home({})))
  await page.clock.pauseAt(now + 20_000)
  const control = page.getByRole('switch', { name: /^Let other/u })
  await control.focus()
  await deckpass.push(one)
  await expect(control).toBeFocused()
  for (const button of [allow(page), no(page)]) {
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await button.click({ force: true })
    await button.press('Enter')
    await button.press('Space')
  }
  await control.focus()
  await page.clock.runFor(900)
  await allow(page).click({ force: true })
  expect(answers(await deckpass.intents())).toEqual([])
  await page.clock.runFor(200)
  await expect(allow(page)).not.toHaveAttribute('aria-disabled')
  await no(page).click()
  expect(answers(await deckpass.intents())).toHaveLength(1)
})

test('another question, and one that was covered, begins its second anew', async ({
  deckpass,
  page,
}) => {
  await deckpass.open(programScenarios.programs)
  await page.clock.pauseAt(now + 20_000)
  const asked = { ...programScenarios.programs.programs, question }
  await deckpass.push(withPrograms(programScenarios.programs, asked))
  await page.clock.runFor(1100)
  await expect(allow(page)).not.toHaveAttribute('aria-disabled')
  const second = { ...asked, question: { ...question, id: 'question-2', code: '111-111' } }
  await deckpass.push(withPrograms(programScenarios.programs, second))
  await expect(allow(page)).toHaveAttribute('aria-disabled', 'true')
  await page.clock.runFor(1100)
  await expect(allow(page)).not.toHaveAttribute('aria-disabled')
  await page.getByRole('button', { name: 'Withdraw… Crate Tagger' }).click()
  await page.clock.runFor(5000)
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(allow(page)).toHaveAttribute('aria-disabled', 'true')
})

test('takes no answer once its time is up', async ({ deckpass, page }) => {
  await deckpass.open(one)
  await page.clock.runFor(99_000)
  await expect(card(page)).toContainText('0:00 left')
  await allow(page).click({ force: true })
  await no(page).click({ force: true })
  expect(answers(await deckpass.intents())).toEqual([])
})

test('is in sight whole when the view opens', async ({ deckpass, page }) => {
  await deckpass.open(several)
  await expect(card(page)).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('leads there from every other view, and disturbs nothing', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const renew = page.getByRole('button', { name: 'Renew now' })
  await renew.focus()
  await deckpass.push(programScenarios['home-question'])
  const bar = page.getByRole('complementary', { name: 'A program asks' })
  await expect(bar).toContainText('Crate Tagger asks for access tokens')
  await expect(renew).toBeFocused()
  for (const name of [
    'waiting-help',
    'settings',
    'gig-check',
    'connections',
    'services-file',
  ] as const) {
    await deckpass.show(withPrograms(scenarios[name], { question }))
    await expect(bar).toBeInViewport({ ratio: 1 })
  }
  await page.clock.runFor(1500)
  await bar.getByRole('button', { name: 'See what it asks' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Programs')
  await expect(card(page)).toBeVisible()
  await expect(bar).toHaveCount(0)
  expect(answers(await deckpass.intents())).toEqual([])
  await page.keyboard.press('Escape')
  await expect(bar).toBeVisible()
})

test('is above the requests too', async ({ deckpass, page }) => {
  await deckpass.open(without)
  await page.getByRole('button', { name: 'Requests' }).click()
  await deckpass.push(one)
  await expect(card(page)).toBeVisible()
  await expect(page.getByRole('complementary')).toHaveCount(0)
})

test('is read out when it comes, once', async ({ deckpass, page }) => {
  await deckpass.open(scenarios.home)
  const news = page.locator('[aria-live]', { hasText: 'Crate Tagger asks for access tokens.' })
  await expect(news).toHaveCount(0)
  await deckpass.push(programScenarios['home-question'])
  await expect(news).toHaveCount(1)
  await deckpass.push(scenarios.home)
  await expect(news).toHaveCount(0)
})

for (const [width, height] of [
  [400, 640],
  [200, 320],
] as const) {
  test(`a hostile name keeps the bar within the window at ${width} px`, async ({
    deckpass,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    await deckpass.open(moreProgramScenarios['home-question-hostile'])
    const bar = page.getByRole('complementary')
    await expect(bar).toContainText(`${'W'.repeat(11)}… asks for access tokens`)
    await expect(bar).toBeInViewport({ ratio: 1 })
    await expect(bar.getByRole('button')).toBeInViewport({ ratio: 1 })
    const cut = await bar.evaluate((element) => element.scrollWidth > element.clientWidth)
    expect(cut).toBe(false)
    const { height: taken = 0 } = (await bar.boundingBox()) ?? {}
    expect(taken).toBeLessThan(height / 2)
    await expect(page.locator('img')).toHaveCount(0)
  })
}
