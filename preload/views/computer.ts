/** An installed browser, by the name that its system shows. */
export type BrowserView = { readonly id: string; readonly name: string }

/** Whether the links of this app's scheme come to this app. */
export type LinkHandlerView = {
  /**
   * `ours`; `other`: another program has them; `stale`: they go to a place where this app is no more;
   * `none`: nobody has them; `unknown`: this system does not tell.
   */
  readonly state: 'ours' | 'other' | 'stale' | 'none' | 'unknown'
  /** The other program's name, clipped plain text. */
  readonly owner?: string | undefined
  /** The command that mends it by hand, where there is one. */
  readonly command?: string | undefined
}

/** What came of saving a report. */
export type ReportSaved = { readonly is: 'saved' | 'cancelled' | 'failed' }

/** The parts of the window that the user goes to; `session` is what the session itself calls for. */
export type ViewName = 'session' | 'gig-check' | 'connections' | 'programs' | 'settings' | 'about'

/** What the user chose for this computer, and what this computer can do. */
export type SettingsView = {
  readonly theme: 'system' | 'light' | 'dark'
  /** Real name and e-mail are left out of every snapshot, and the window out of captures where it can be. */
  readonly stageMode: boolean
  /** Closing the window leaves Deckpass in the tray. */
  readonly keepInTray: boolean
  readonly notifications: boolean
  readonly openAtLogin: boolean
  /** The browser that pages are opened in, if it is not the system's own choice. */
  readonly browser?: BrowserView | undefined
  readonly can: {
    /** There is a tray to keep it in. */
    readonly keepInTray: boolean
    readonly openAtLogin: boolean
    readonly hideFromCaptures: boolean
  }
  /** The settings file could not be read; it was set aside and choices are back to the usual. */
  readonly setAside: boolean
}

/** What `settings.change` may hold: what is named is changed, the rest stays. `browser: null`: the system's. */
export type SettingsChange = {
  readonly theme?: SettingsView['theme']
  readonly stageMode?: boolean
  readonly keepInTray?: boolean
  readonly notifications?: boolean
  readonly openAtLogin?: boolean
  readonly browser?: string | null
}
