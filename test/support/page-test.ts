import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Answer, RequestName, Snapshot } from '../../preload/contract.ts'
import type { RecordedIntent } from './fake-bridge.ts'
import { installFakeBridge } from './fake-bridge.ts'
import { servePage } from './page-server.ts'
import { now } from './scenarios.ts'

/** The built page with the fake bridge, and what a test does with it. */
export type Window = {
  /** Opens the page with its first snapshot, at the scenarios' time. */
  open(first: Snapshot): Promise<void>
  /** Gives the page another snapshot. */
  push(next: Snapshot): Promise<void>
  /** Gives the page another snapshot, and has it go to the view that the snapshot asks for. */
  show(next: Snapshot): Promise<void>
  /** Answers later requests of this name so, after pushing another snapshot if there is one. */
  answer(name: RequestName, answer: Answer<unknown>, before?: Snapshot): Promise<void>
  /** What the page asked for until now. */
  intents(): Promise<readonly RecordedIntent[]>
  /** The accessible names of what Tab leads to, in order, from the view's title on. */
  tabStops(): Promise<readonly string[]>
}

/**
 * Describes what has the focus: its accessible name as far as our own pages need it. Nothing is what
 * comes before the title: behind the last of a page, Tab leads out of it, or at once to its first again.
 */
function focused(): string {
  const element = document.activeElement
  if (element === null || element === document.body) return ''
  const place = document.querySelector('h1')?.compareDocumentPosition(element) ?? 0
  if (place & Node.DOCUMENT_POSITION_PRECEDING) return ''
  const field = element instanceof HTMLInputElement || element instanceof HTMLSelectElement
  if (field && element.labels?.[0]?.textContent) return element.labels[0].textContent
  const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '')
  return element.getAttribute('aria-label') ?? labelledBy?.textContent ?? element.textContent
}

async function tabStops(page: Page): Promise<readonly string[]> {
  await page.locator('h1').focus()
  const names: string[] = []
  for (let step = 0; step < 20; step++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(focused)
    if (name === '' || names.includes(name)) break
    names.push(name)
  }
  return names
}

/**
 * Whether what failed is Playwright's: it sets its clock now and then in the empty document of a tab that
 * goes on to another test, before the clock is there. Every fault of the page has the page's address.
 */
function isOfTheClock({ message, stack = '' }: Error, server: string): boolean {
  return message.endsWith("(reading 'controller')") && !stack.includes(new URL(server).origin)
}

/**
 * Playwright's test with the page to be tested. A fault that the page reports fails the test. One tab
 * serves all tests, each with a document of its own: what a person holds down is to be let go of.
 */
export const test = base.extend<{ deckpass: Window }, { server: string }>({
  server: [
    async ({ browser }, use) => {
      const { url, close } = await servePage()
      // The tab keeps its connection, and the server would wait for that.
      browser.once('disconnected', close)
      await use(url)
    },
    { scope: 'worker' },
  ],
  async deckpass({ page, server }, use) {
    const faults: string[] = []
    page.on('pageerror', (error) => {
      if (!isOfTheClock(error, server)) faults.push(error.message)
    })
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    let asked = 1000
    await page.clock.install({ time: now })
    await page.mouse.move(0, 0)
    await use({
      async open(first) {
        await page.addInitScript(installFakeBridge, first)
        // In a tab that served another test, a document now and then begins without the clock.
        do {
          faults.length = 0
          await page.goto(server)
          await page.locator('main').waitFor()
        } while (await page.evaluate((time) => Math.abs(Date.now() - time) < 60_000, Date.now()))
      },
      push: (next) => page.evaluate((snapshot) => window.fakeBridge.push(snapshot), next),
      show: (next) =>
        page.evaluate((snapshot) => window.fakeBridge.push(snapshot), {
          ...next,
          asked: { ...next.asked, count: ++asked },
        }),
      answer: (name, answer, before) =>
        page.evaluate(([name, answer, before]) => window.fakeBridge.answer(name, answer, before), [
          name,
          answer,
          before,
        ] as const),
      intents: () => page.evaluate(() => window.fakeBridge.intents),
      tabStops: () => tabStops(page),
    })
    expect(faults, 'faults that the page reported, of its content security policy too').toEqual([])
  },
})

export { expect }
