import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import type { Installed } from './default-programs.ts'
import type { Home } from './home.ts'
import { program } from './programs.ts'
import { until } from './run.ts'

/** A page's origin, and the scheme that it may start a program for without a question. */
export type Trust = { readonly origin: string; readonly scheme: string }

export type SystemBrowser = {
  /** What installs it. */
  readonly installed: Installed
  /** Answers the browser's "open this program?" beforehand; only before its first start. */
  trust(pairs: readonly Trust[]): Promise<void>
  /**
   * Drives the browser once somebody has opened a page in it; rejects after `timeout` ms (30,000
   * unless told) if nobody did, or if its only tab went straight to another program, which Playwright
   * cannot drive. Closing the connection leaves the browser running.
   */
  connect(options?: { readonly timeout?: number }): Promise<Browser>
}

/** What a browser opens. */
export const webTypes = ['x-scheme-handler/http', 'x-scheme-handler/https', 'text/html']

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--password-store=basic',
]

/** The machine's Chromium with a profile in this home, and a port to drive it by. */
export function describeBrowser(home: Home, name: string): SystemBrowser {
  const profile = join(home.path, '.config', name)
  // Chromium's sandbox does not work for root, and it says so in a bar on every page.
  const asRoot = process.getuid?.() === 0 && !home.user ? ['--no-sandbox', '--test-type'] : []
  const flags = [`--user-data-dir=${profile}`, '--remote-debugging-port=0', ...quiet, ...asRoot]

  /** Chromium picks a free port and writes it down. */
  const endpoint = async () => {
    const [port] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')
    return `http://127.0.0.1:${Number(port)}`
  }

  return {
    installed: {
      name,
      command: [program('browser'), ...flags],
      mimeTypes: webTypes,
    },

    async trust(pairs) {
      const allowed: Record<string, Record<string, true>> = {}
      for (const { origin, scheme } of pairs) (allowed[origin] ??= {})[scheme] = true
      const preferences = {
        protocol_handler: { allowed_origin_protocol_pairs: allowed },
        // Its offer to keep a password would lie over the page.
        credentials_enable_service: false,
      }
      await mkdir(join(profile, 'Default'), { recursive: true })
      await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences), {
        flag: 'wx',
      })
    },

    async connect({ timeout = 30_000 } = {}) {
      const { chromium } = await import('@playwright/test')
      return until(
        async () => chromium.connectOverCDP(await endpoint(), { timeout }),
        `Nobody opened a page in the browser "${name}" within ${timeout / 1_000} seconds.`,
        timeout,
      )
    },
  }
}
