import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What one of axe's rules found: its id, and for each element its HTML and a selector. */
export type AxeFinding = { readonly rule: string; readonly html: string; readonly target: string }

type Found = {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly target: readonly unknown[] }[]
  }[]
}

declare global {
  interface Window {
    /** Where AxeBuilder has put it into this document. */
    axe?: { run(options: object): Promise<Found> }
  }
}

/** Every rule runs all the same: what passed is not described at length. */
const options = { resultTypes: ['violations'] as 'violations'[] }

/**
 * Has axe look at a page with all of its default rules. Its script is sent once for each document, and
 * runs there: Electron has no second page for it, and to ask for each look by way of AxeBuilder takes
 * as long as the rules do.
 */
export async function axeFindings(page: Page): Promise<readonly AxeFinding[]> {
  const again = await page.evaluate((options) => window.axe?.run(options), options)
  const { violations }: Found =
    again ?? (await new AxeBuilder({ page }).setLegacyMode().options(options).analyze())
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => ({ rule: id, html, target: target.join(' ') })),
  )
}
