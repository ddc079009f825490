import { setImmediate as breathe } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import * as v from 'valibot'
import type { Deckpass } from './deckpass.ts'
import type { Desktop } from './desktop/index.ts'

/** Looks at one point of the screen without a pause, until `stop` tells its colours one after another. */
export function recordScreen(desktop: Desktop, { x, y }: { x: number; y: number }) {
  const colors: string[] = []
  const stopped = new AbortController()
  const looking = (async () => {
    while (!stopped.signal.aborted) {
      const color = await desktop.colorAt(x, y)
      if (color !== colors.at(-1)) colors.push(color)
      await breathe()
    }
  })()
  return {
    async stop(): Promise<readonly string[]> {
      stopped.abort()
      await looking
      return colors
    },
  }
}

/** What a page held when a frame was about to be drawn, or when its document changed. */
const moment = v.object({
  /** Whether the page is told to be dark. */
  dark: v.boolean(),
  /** The main heading, if there is one. */
  heading: v.nullable(v.string()),
})

export type Moment = v.InferOutput<typeof moment>

/**
 * Has every page that an app opens from now on record itself from before its first script on; `read`
 * tells what one has recorded so far.
 */
export async function recordFrames({ drive }: Deckpass) {
  const context = await drive()
  await context.addInitScript(() => {
    const moments: object[] = []
    const look = () => {
      moments.push({
        dark: matchMedia('(prefers-color-scheme: dark)').matches,
        heading: document.querySelector('h1')?.textContent ?? null,
      })
    }
    const lookAtFrame = () => {
      look()
      requestAnimationFrame(lookAtFrame)
    }
    look()
    requestAnimationFrame(lookAtFrame)
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
    Object.assign(window, { moments })
  })
  return {
    async read(page: Page): Promise<readonly Moment[]> {
      return v.parse(v.array(moment), await page.evaluate(() => Reflect.get(window, 'moments')))
    },
  }
}
