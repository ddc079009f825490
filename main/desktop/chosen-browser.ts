import { shell } from 'electron'
import type { Browsers } from './browsers.ts'
import type { SettingsStore } from './settings.ts'

/** Opens pages in the browser of the user's choice. */
export type ChosenBrowser = {
  /** Opens an address, which the caller has checked, in the chosen browser or else the system's. */
  open(address: string): Promise<void>
  /** Opens it in this browser; `keep` makes it the choice from now on. */
  openIn(browser: { readonly id: string; readonly keep: boolean }, address: string): Promise<void>
}

export function createChosenBrowser(
  browsers: Browsers,
  settings: Pick<SettingsStore, 'current' | 'change'>,
): ChosenBrowser {
  return {
    async open(address) {
      const { browser } = settings.current()
      if (browser === undefined) return shell.openExternal(address)
      // A browser that was removed since is no reason to open none.
      return browsers.openIn(browser, address).catch(() => shell.openExternal(address))
    },
    async openIn({ id, keep }, address) {
      await browsers.openIn(id, address)
      if (keep) await settings.change({ browser: id })
    },
  }
}
