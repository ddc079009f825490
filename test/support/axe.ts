import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What one of axe's rules found: its id, and for each element its HTML and a selector. */
export type AxeFinding = { readonly rule: string; readonly html: string; readonly target: string }

/**
 * Has axe look at a page with all of its default rules. Its script is sent once for each document and
 * runs there, which takes no second page: Electron has none, and in a browser that costs more than the
 * rules do.
 */
export async function axeFindings(page: Page): Promise<readonly AxeFinding[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
    .setLegacyMode()
    // Every rule runs all the same: what passed is not described at length.
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target }) => ({ rule: id, html, target: target.join(' ') })),
  )
}
