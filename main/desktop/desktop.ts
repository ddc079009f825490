import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { Snapshot, ViewName } from '../../preload/contract.ts'
import type { Connections } from '../connections/connections.ts'
import type { Programs } from '../programs/programs.ts'
import type { Catalogue } from '../services/catalogue.ts'
import type { Session } from '../session/session.ts'
import { createAsked } from './asked.ts'
import type { Browsers } from './browsers.ts'
import type { ChosenBrowser } from './chosen-browser.ts'
import { watchClosing } from './closing.ts'
import type { Host } from './host/index.ts'
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
import { watchForQuestions } from './question-notice.ts'
import type { Remembered } from './remembered.ts'
import type { Reports } from './report/reports.ts'
import { watchSession } from './session-watch.ts'
import type { SettingsStore } from './settings.ts'
import { makeSnapshot } from './snapshot.ts'
import type { Snapshots } from './snapshots.ts'
import { sendTokenNews, watchToken } from './token-news.ts'
import { hasTray } from './tray/host.ts'
import { viewTray } from './tray/view.ts'
import type { MainWindow } from './window.ts'

export type DesktopOptions = {
  readonly app: Snapshot['app']
  readonly catalogue: Catalogue
  readonly connections: Connections
  readonly programs: Programs
  readonly host: Host
  readonly settings: SettingsStore
  readonly remembered: Remembered
  readonly window: MainWindow
  readonly snapshots: Pick<Snapshots, 'push'>
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
  /** What the page is to show now. */
  snapshot(): Snapshot
  /** Puts the menus up and looks for the tray: what can wait until the first window is drawn. */
  furnish(): void
  /** Looks for the tray; resolves to whether the app can be reached there without a window. */
  lookForTray(): Promise<boolean>
}

export function createDesktop(options: DesktopOptions): Desktop {
  const { connections, settings, remembered, window, snapshots } = options
  const { sessions, vaultOf } = connections
  const { platform, development } = options.app
  const stageMode = () => settings.current().stageMode

  const asked = createAsked(() => changed())
  const goTo = (view: ViewName) => {
    asked.ask(view)
    window.show()
  }
  // A window that is made anew begins with what the session calls for.
  const show = () => (window.current() ? window.show() : goTo('session'))
  const notices = createNotices(() => settings.current().notifications)
  const tell = (notice: Notice) => notices.tell(notice, () => goTo('session'))

  let isFurnished = false
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
  const snapshot = () =>
    makeSnapshot({
      app: options.app,
      catalogue: options.catalogue,
      connections: connections.all(),
      services: connections.services(),
      settings: preferences.view(),
      asked: asked.current(),
      linkHandler: linkNews.view(),
      programs: options.programs.view(),
      distrusted: (connection) => options.distrusted.issuer(connection),
      keyPlace: (connection) =>
        vaultOf(connection).status().kind === 'file' ? 'file' : 'keychain',
    })
  const changed = () => {
    snapshots.push()
    if (isFurnished) menus.update()
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
  const tokenNews = sendTokenNews(window)
  connections.eachSession((session) => {
    watchSession(session, watching)
    watchToken(session, tokenNews)
  })
  options.programs.subscribe(changed)
  watchForQuestions(options.programs, {
    isWatched: () => window.current()?.isFocused() === true,
    tell: (notice) => notices.tell(notice, () => goTo('programs')),
  })
  connections.subscribe(changed)
  app.on('activate', show)
  watchClosing({ platform, settings, tray: menus.tray, remembered, window, tell })
  const furnish = () => {
    isFurnished = true
    menus.update()
    void preferences.look()
  }
  return { show, snapshot, furnish, lookForTray: () => menus.tray.look() }
}

const isSignedIn = (session: Session) => session.see().state.phase === 'signed-in'
