import { app } from 'electron'
import { createBrowsers } from './desktop/browsers.ts'
import { createChosenBrowser } from './desktop/chosen-browser.ts'
import { thisHost } from './desktop/host/index.ts'
import { createLinkHandler } from './desktop/link-handler/index.ts'
import { createLoginItem } from './desktop/login-item/index.ts'
import type { SettingsStore } from './desktop/settings.ts'

export type ComputerOptions = {
  readonly development: boolean
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly settings: SettingsStore
}

/** This computer as the app has to do with it: its browsers, its links, its logins. */
export function meetComputer({ development, scheme, settings }: ComputerOptions) {
  const host = thisHost()
  const { execPath } = process
  const browsers = createBrowsers({ host, execPath })
  const program = { scheme, development, execPath, appPath: app.getAppPath(), host }
  return {
    host,
    browsers,
    chosenBrowser: createChosenBrowser(browsers, settings),
    linkHandler: createLinkHandler({ ...program, protocolClient: app }),
    loginItem: createLoginItem({ ...program, client: app }),
  }
}

export type Computer = ReturnType<typeof meetComputer>
