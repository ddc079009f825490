import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Snapshot, ViewName } from '../../preload/contract.ts'
import type { Connections } from '../connections/connections.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { Session } from '../session/session.ts'
import { createAsked } from './asked.ts'
import type { Browsers } from './browsers.ts'
import type { ChosenBrowser } from './chosen-browser.ts'
import { watchClosing } from './closing.ts'
import type { Host } from './host/index.ts'
import { sendSnapshots } from './ipc.ts'
import { createKeyMoves } from './key-moves.ts'
import type { LinkHandler } from './link-handler/index.ts'
import { createLinkNews } from './link-news.ts'
import type { LoginItem } from './login-item/index.ts'
import { createMenus } from './menus.ts'
import type { Distrusted } from './network/distrusted.ts'
import { createNotices, type Notice } from './notices.ts'
import { answerPage } from './page-requests.ts'
import { systemClock } from './ports.ts'
import { createPreferences } from './preferences.ts'
import type { Remembered } from './remembered.ts'
import type { Reports } from './report/reports.ts'
import { watchSession } from './session-watch.ts'
import type { SettingsStore } from './settings.ts'
import { makeSnapshot } from './snapshot.ts'
import { hasTray } from './tray/host.ts'
import { viewTray } from './tray/view.ts'
import { createMainWindow } from './window.ts'

export type DesktopOptions = {
  readonly app: Snapshot['app']
  readonly catalogue: Catalogue
  readonly connections: Connections
  readonly host: Host
  readonly settings: SettingsStore
  readonly remembered: Remembered
  readonly browsers: Browsers
  readonly chosenBrowser: ChosenBrowser
  readonly linkHandler: LinkHandler
  readonly loginItem: LoginItem
  readonly reports: Reports
  readonly distrusted: Pick<Distrusted, 'issuer'>
  /** Removes the app's traces from this computer, and quits. */
  readonly remove: () => Promise<void>
}

/** All that the user sees of the app and can do with it. */
export type Desktop = {
  /** Shows the window in front of others. */
  show(): void
  /** Looks for the tray; resolves to whether the app can be reached there without a window. */
  lookForTray(): Promise<boolean>
}

export function createDesktop(options: DesktopOptions): Desktop {
  const { connections, settings, remembered } = options
  const { sessions, vaultOf } = connections
  const { platform, development } = options.app
  const stageMode = () => settings.current().stageMode

  const window = createMainWindow({
    bounds: () => remembered.current().bounds,
    keepBounds: (bounds) => remembered.keep({ bounds }),
    isProtected: stageMode,
  })
  const asked = createAsked(() => changed())
  const goTo = (view: ViewName) => {
    asked.ask(view)
    window.show()
  }
  // A window that is made anew begins with what the session calls for.
  const show = () => (window.current() ? window.show() : goTo('session'))
  const notices = createNotices(() => settings.current().notifications)
  const tell = (notice: Notice) => notices.tell(notice, () => goTo('session'))

  const menus = createMenus({
    platform,
    development,
    icons: join(app.getAppPath(), 'build/tray'),
    hasTray: () => hasTray(options.host),
    view: () => viewTray(sessions, stageMode()),
    actions: {
      open: show,
      ask: goTo,
      renewNow: () => sessions.filter(isSignedIn).forEach((session) => void session.renewNow()),
      stageMode: (on) => void settings.change({ stageMode: on }).catch(() => undefined),
      quit: () => app.quit(),
    },
  })
  const linkNews = createLinkNews(options.linkHandler, () => changed())
  const preferences = createPreferences({
    ...options,
    platform,
    tray: menus.tray,
    listBrowsers: () => options.browsers.listBrowsers(),
    changed: () => changed(),
  })
  const pushSnapshot = sendSnapshots(window, () =>
    makeSnapshot({
      app: options.app,
      catalogue: options.catalogue,
      connections: connections.all(),
      services: connections.services(),
      settings: preferences.view(),
      asked: asked.current(),
      linkHandler: linkNews.view(),
      distrusted: (connection) => options.distrusted.issuer(connection),
      keyPlace: (connection) =>
        vaultOf(connection).status().kind === 'file' ? 'file' : 'keychain',
    }),
  )
  const changed = () => {
    pushSnapshot()
    menus.update()
  }
  answerPage({
    ...options,
    development,
    sessions,
    window,
    keys: createKeyMoves(vaultOf, changed),
    linkNews,
    preferences,
  })

  const applySettings = () => {
    nativeTheme.themeSource = settings.current().theme
    window.protect()
  }
  applySettings()
  settings.subscribe(() => {
    applySettings()
    changed()
  })
  const checkLinks = () => linkNews.check()
  const watching = {
    window,
    now: systemClock.now,
    remembered,
    stageMode,
    tell,
    checkLinks,
    changed,
  }
  connections.eachSession((session) => watchSession(session, watching))
  connections.subscribe(changed)
  app.on('activate', show)
  watchClosing({ platform, settings, tray: menus.tray, remembered, window, tell })
  void preferences.look()
  return { show, lookForTray: () => menus.tray.look() }
}

const isSignedIn = (session: Session) => session.see().state.phase === 'signed-in'
