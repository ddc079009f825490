import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { app, Menu, powerMonitor } from 'electron'
import type { LinkHandlerView } from '../preload/contract.ts'
import { createConnections } from './connections.ts'
import { serveApp } from './desktop/app-protocol.ts'
import { createBrowsers } from './desktop/browsers.ts'
import { createChosenBrowser } from './desktop/chosen-browser.ts'
import { thisHost } from './desktop/host/index.ts'
import { countIgnoredLinks } from './desktop/ignored-links.ts'
import { answerRequests, sendSnapshots } from './desktop/ipc.ts'
import { createLinkHandler } from './desktop/link-handler/index.ts'
import { readLaunch, type Links } from './desktop/links.ts'
import { lockDown } from './desktop/lockdown.ts'
import { systemClock } from './desktop/ports.ts'
import { codeOf, requestHandlers } from './desktop/requests.ts'
import { createSettings, openSettingsFile } from './desktop/settings.ts'
import { watchSignIn } from './desktop/sign-in-watch.ts'
import { makeSnapshot } from './desktop/snapshot.ts'
import { createMainWindow } from './desktop/window.ts'
import { createLog } from './diagnostics/log.ts'
import { readCatalogue } from './services/catalogue.ts'
import type { Session } from './session/session.ts'

export type StartOptions = {
  readonly development: boolean
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly links: Links
}

/** How long the first picture waits for the vault, and quitting for a renewal under way, ms. */
const patience = { opening: 1_000, quitting: 5_000 }

/** The composition root: builds a session for each service and plugs the desktop in. */
export async function startApp({ development, scheme, links }: StartOptions): Promise<void> {
  const profileFolder = app.getPath('userData')
  const log = createLog(join(profileFolder, 'logs'), systemClock.now)
  const catalogue = readCatalogue({
    development,
    environment: process.env,
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  const host = thisHost()
  const browsers = createBrowsers({ host, execPath: process.execPath })
  const settings = createSettings(() => openSettingsFile(profileFolder))
  const chosenBrowser = createChosenBrowser(browsers, settings)
  const linkHandler = createLinkHandler({
    scheme,
    development,
    execPath: process.execPath,
    appPath: app.getAppPath(),
    host,
    protocolClient: app,
  })
  const { sessions, offer } = createConnections('profiles' in catalogue ? catalogue.profiles : [], {
    log,
    keychainName: development ? 'Deckpass (development)' : 'Deckpass',
    open: (address) => chosenBrowser.open(address),
  })
  const window = createMainWindow()
  let linksGo: LinkHandlerView | undefined

  lockDown()
  serveApp(join(app.getAppPath(), 'dist/renderer'))
  Menu.setApplicationMenu(null)
  const pushSnapshot = sendSnapshots(window, () =>
    makeSnapshot({ version: app.getVersion(), development }, catalogue, sessions, linksGo),
  )
  const noteLinks = (view: LinkHandlerView): LinkHandlerView => {
    linksGo = view
    pushSnapshot()
    return view
  }
  answerRequests(
    window,
    requestHandlers({
      sessions,
      now: systemClock.now,
      listBrowsers: () => browsers.listBrowsers(),
      openIn: (browser, address) => chosenBrowser.openIn(browser, address),
      openAddress: (address) => chosenBrowser.open(address),
      repairLinkHandler: async () => noteLinks(await linkHandler.repair()),
      pause,
    }),
    codeOf,
  )
  for (const session of sessions) {
    session.subscribe(pushSnapshot)
    watchSignIn(session, {
      begun: () => void linkHandler.check().then(noteLinks),
      ended: () => window.show(),
    })
  }
  const opened = Promise.all(sessions.map((session) => session.open()))
  // The first thing drawn is then already right; a keychain that hangs must not hide the window.
  await Promise.race([opened, pause(patience.opening)])
  window.show()

  app.on('second-instance', (_event, argv) => {
    const launch = readLaunch(argv, scheme)
    if (launch.is === 'link') links.arrive(launch.link)
    if (launch.is === 'plain') window.show()
  })
  app.on('activate', () => window.show())
  app.on('window-all-closed', () => app.quit())
  powerMonitor.on('suspend', () => sessions.forEach((session) => session.suspend()))
  powerMonitor.on('resume', () => sessions.forEach((session) => session.wake()))
  powerMonitor.on('unlock-screen', () => sessions.forEach((session) => session.wake()))
  finishBeforeQuit(sessions)

  await opened
  const countIgnored = countIgnoredLinks(log, systemClock.now)
  links.deliverTo((link) => {
    void offer(link).then((taken) => taken || countIgnored())
  })
}

/** Quits when what is under way is kept, or took too long. */
function finishBeforeQuit(sessions: readonly Session[]): void {
  let finished = false
  app.on('before-quit', (event) => {
    if (finished) return
    event.preventDefault()
    const closed = Promise.all(sessions.map((session) => session.close()))
    void Promise.race([closed, pause(patience.quitting)]).then(() => {
      finished = true
      app.quit()
    })
  })
}
