import type { Page } from '@playwright/test'
import type { Answer, RequestName, Snapshot } from '../../preload/contract.ts'
import { connectionOpenings } from './connection-openings.ts'
import { programOpenings } from './program-openings.ts'
import { now, scenarios } from './scenarios.ts'

/** Something that opens within a view: the view's scenario, and the clicks that open it. */
export type Opening = { readonly scenario: Snapshot; open(page: Page): Promise<void> }

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const answer = (page: Page, request: RequestName, answer: Answer<unknown>) =>
  page.evaluate(([request, answer]) => window.fakeBridge.answer(request, answer), [
    request,
    answer,
  ] as const)

const accessToken = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln'

/** Browsers as a laptop has them. */
export const browsers = ['Firefox', 'Chromium', 'Brave'].map((name) => ({
  id: `${name.toLowerCase()}.desktop`,
  name,
}))

const manyBrowsers = Array.from({ length: 14 }, (_, at) => ({
  id: `browser-${at}`,
  name: at === 0 ? `\u202e${'W'.repeat(90)}` : `Browser ${at}`,
}))

/** Everything that opens within a view and looks of its own. */
export const openings = {
  'sign-out-dialog': { scenario: scenarios.home, open: (page) => click(page, 'Sign out') },
  'switch-account-dialog': {
    scenario: scenarios.home,
    open: (page) => click(page, 'Switch account'),
  },
  'remove-dialog': {
    scenario: scenarios.settings,
    open: (page) => click(page, 'Remove Deckpass from this computer…'),
  },
  'gig-check-copied': {
    scenario: scenarios['gig-check-trouble'],
    async open(page) {
      await click(page, 'Copy as text')
      await page.getByText('Copied.').waitFor()
    },
  },
  'keep-in-file-dialog': {
    scenario: scenarios['home-memory'],
    open: (page) => click(page, 'Remember it without the keychain…'),
  },
  token: {
    scenario: scenarios.home,
    async open(page) {
      const value = { accessToken, expiresAt: now + 400_000, scope: '' }
      await answer(page, 'token.get', { ok: true, value })
      await click(page, 'Show access token')
      await page.getByRole('textbox').waitFor()
    },
  },
  'waiting-other-browser': {
    scenario: scenarios['waiting-help'],
    async open(page) {
      await answer(page, 'browsers.list', { ok: true, value: browsers })
      await click(page, 'Use another browser')
      await page.getByRole('checkbox').check()
    },
  },
  'waiting-other-browser-many': {
    scenario: scenarios['waiting-help'],
    async open(page) {
      await answer(page, 'browsers.list', { ok: true, value: manyBrowsers })
      await click(page, 'Use another browser')
      await page.getByRole('checkbox').waitFor()
    },
  },
  'waiting-other-browser-none': {
    scenario: scenarios['waiting-help'],
    async open(page) {
      await answer(page, 'browsers.list', { ok: true, value: [] })
      await click(page, 'Use another browser')
      await page.getByText('No browser was found').waitFor()
    },
  },
  'waiting-paste': {
    scenario: scenarios['waiting-help'],
    open: (page) => click(page, 'Paste the address you ended on'),
  },
  'waiting-paste-wrong': {
    scenario: scenarios['waiting-links-other'],
    async open(page) {
      await answer(page, 'session.paste', { ok: false, code: 'not_the_answer' })
      await click(page, 'Paste the address you ended on')
      await page.getByRole('textbox').fill('https://account.beatport.com/o/authorize/')
      await click(page, 'Use it')
      await page.getByText('That is not where a sign-in ends').waitFor()
    },
  },
  'waiting-dead-ends': {
    scenario: scenarios['waiting-help'],
    open: (page) => click(page, 'An error, or nothing happens'),
  },
  'waiting-links-by-hand': {
    scenario: scenarios['waiting-links-other'],
    open: (page) => page.getByText('Or mend it in a terminal').click(),
  },
  'waiting-said': {
    scenario: scenarios['waiting-links-other'],
    async open(page) {
      await click(page, 'Copy the sign-in link')
      await page.getByText('Copied').waitFor()
    },
  },
  ...connectionOpenings,
  ...programOpenings,
} satisfies Record<string, Opening>
