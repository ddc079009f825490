import type { BrowserView, SettingsChange, SettingsView } from '../../preload/contract.ts'
import { StorageError } from '../session/errors.ts'
import type { LoginItem } from './login-item/index.ts'
import type { SettingsStore } from './settings.ts'
import type { AppTray } from './tray/index.ts'

/** The user's choices as the window shows them, with what other programs have a hand in. */
export type Preferences = {
  view(): SettingsView
  /** Rejects with StorageError `write_failed` if a part of it cannot be kept; the rest is done. */
  change(changes: SettingsChange): Promise<void>
  /** Looks anew at what other programs can change. Never rejects. */
  look(): Promise<void>
}

export type PreferencesOptions = {
  readonly platform: NodeJS.Platform
  readonly settings: SettingsStore
  readonly loginItem: LoginItem
  readonly listBrowsers: () => Promise<readonly BrowserView[]>
  readonly tray: Pick<AppTray, 'isThere' | 'look'>
  /** Called when a look has found something. */
  readonly changed: () => void
}

export function createPreferences(options: PreferencesOptions): Preferences {
  const { settings, loginItem, listBrowsers } = options
  let openAtLogin = false
  let browser: BrowserView | undefined

  /** A chosen browser that was removed since is not the one that pages are opened in. */
  const findBrowser = async () => {
    const { browser: id } = settings.current()
    if (id === undefined) return undefined
    return (await listBrowsers().catch(() => [])).find((each) => each.id === id)
  }
  const look = async () => {
    const found = await Promise.all([loginItem.isOn(), findBrowser(), options.tray.look()])
    openAtLogin = found[0]
    browser = found[1]
    options.changed()
  }

  return {
    look,
    view() {
      const { theme, stageMode, keepInTray, notifications, browser: id } = settings.current()
      return {
        theme,
        stageMode,
        keepInTray,
        notifications,
        openAtLogin,
        ...(browser && browser.id === id && { browser }),
        can: {
          keepInTray: options.tray.isThere(),
          openAtLogin: true,
          hideFromCaptures: options.platform !== 'linux',
        },
        setAside: settings.setAside,
      }
    },
    async change({ openAtLogin: wanted, browser: chosen, ...rest }) {
      const kept = settings.change({
        ...rest,
        ...(chosen !== undefined && { browser: chosen ?? undefined }),
      })
      const registered = wanted === undefined ? Promise.resolve() : loginItem.change(wanted)
      const results = await Promise.allSettled([kept, registered])
      await look()
      const failed = results.find((each) => each.status === 'rejected')
      if (failed) throw new StorageError('write_failed', { cause: failed.reason })
    },
  }
}
