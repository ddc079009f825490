import type { BrowserView } from '../../../preload/contract.ts'
import type { Host } from '../host/index.ts'

/** An installed browser and how it is given an address. */
export type FoundBrowser = BrowserView & {
  /** The address is http or https. Rejects if the browser does not start. */
  open(url: string): Promise<void>
}

export type BrowserOptions = {
  readonly host: Host
  /** The running executable, which is no browser to be offered. */
  readonly execPath: string
}
