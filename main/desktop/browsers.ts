import type { BrowserView } from '../../preload/contract.ts'
import { SignInError } from '../session/errors.ts'
import { findBundles } from './browsers/bundles.ts'
import type { BrowserOptions, FoundBrowser } from './browsers/found-browser.ts'
import { findEntries } from './browsers/entries.ts'
import { findClients } from './browsers/registry.ts'

export type { BrowserOptions }

/** The most browsers that are offered. */
const most = 30

export type Browsers = {
  /** The installed browsers, by the names that their system shows, in the order of the alphabet. */
  listBrowsers(): Promise<readonly BrowserView[]>
  /**
   * Opens an address, which the caller has checked, in one of them. Rejects with SignInError
   * `browser_unavailable` if it is not there any more or does not start, and for all but http(s).
   */
  openIn(id: string, url: string): Promise<void>
}

export function createBrowsers(options: BrowserOptions): Browsers {
  const find = finderFor(options.host.platform)
  const found = async () => (await find(options)).sort(byName).slice(0, most)
  return {
    async listBrowsers() {
      return (await found()).map(({ id, name }) => ({ id, name }))
    },

    async openIn(id, url) {
      const address = webAddress(url)
      const browser = (await found()).find((each) => each.id === id)
      if (!browser || address === undefined) throw new SignInError('browser_unavailable', 'user')
      await browser.open(address).catch((cause: unknown) => {
        throw new SignInError('browser_unavailable', 'user', { cause })
      })
    },
  }
}

function finderFor(platform: NodeJS.Platform) {
  if (platform === 'darwin') return findBundles
  return platform === 'win32' ? findClients : findEntries
}

function byName(one: FoundBrowser, other: FoundBrowser): number {
  return one.name.localeCompare(other.name) || one.id.localeCompare(other.id)
}

/** The address, written anew from its parsed form: so it has no blanks, quotes or line breaks. */
function webAddress(text: string): string | undefined {
  try {
    const { protocol, href } = new URL(text)
    return protocol === 'https:' || protocol === 'http:' ? href : undefined
  } catch {
    return undefined
  }
}
