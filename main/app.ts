import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { app } from 'electron'
import type { GoesOn } from './broker/one-copy.ts'
import { answerFromSessions } from './broker/session-answers.ts'
import { askIssuer, connectTo } from './connect.ts'
import { createConnections, type Connections } from './connections/connections.ts'
import { createCredentialStore, forgetCredentials } from './connections/credentials.ts'
import { serveApp } from './desktop/app-protocol.ts'
import { createBrowsers } from './desktop/browsers.ts'
import { createChosenBrowser } from './desktop/chosen-browser.ts'
import { createDesktop } from './desktop/desktop.ts'
import { noteFaults } from './desktop/faults.ts'
import { staysHidden } from './desktop/hidden-start.ts'
import { thisHost } from './desktop/host/index.ts'
import { countIgnoredLinks } from './desktop/ignored-links.ts'
import { openJsonFile } from './desktop/json-file.ts'
import { createKeyChoice } from './desktop/key-choice.ts'
import { createLinkHandler } from './desktop/link-handler/index.ts'
import { readLaunch, type Links } from './desktop/links.ts'
import { createLoginItem } from './desktop/login-item/index.ts'
import { createDistrusted } from './desktop/network/distrusted.ts'
import { findProxyAccount } from './desktop/network/proxy-accounts.ts'
import { createProxyLogin } from './desktop/network/proxy-login.ts'
import { removeFolderAtExit, removeOwnFolder } from './desktop/own-files.ts'
import { systemClock } from './desktop/ports.ts'
import { watchPower } from './desktop/power.ts'
import { finishBeforeQuit } from './desktop/quitting.ts'
import { createRemembered } from './desktop/remembered.ts'
import { gatherFacts } from './desktop/report-facts.ts'
import { createReports } from './desktop/report/reports.ts'
import { createSettings } from './desktop/settings.ts'
import { platformOf } from './desktop/snapshot.ts'
import { uninstall } from './desktop/uninstall.ts'
import { createLog } from './diagnostics/log.ts'
import { rememberTroubles } from './diagnostics/troubles.ts'
import { readCatalogue, withLearned } from './services/catalogue.ts'
import { createKeytarKeychain } from './vault/keytar-keychain.ts'

export type StartOptions = {
  readonly development: boolean
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly links: Links
  /** The system starts it at login: no window is to open by itself. */
  readonly hidden: boolean
  readonly standing: GoesOn
}

/** How long the first picture waits for the vault, and the end for another copy to go on, ms. */
const patience = 1_000

/** The composition root: builds a session for each service and plugs the desktop in. */
export async function startApp(options: StartOptions): Promise<void> {
  const { development, scheme, links, standing } = options
  const owner = standing.is === 'owner' ? standing.owner : undefined
  const letGo = async () => owner?.release()
  const profileFolder = app.getPath('userData')
  const logs = join(profileFolder, 'logs')
  const { log, troubles } = rememberTroubles(createLog(logs, systemClock.now), systemClock.now)
  noteFaults(process, log)
  if (standing.is === 'unowned') log.warn('profile-not-owned', { code: standing.code })
  const catalogue = readCatalogue({
    development,
    environment: process.env,
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  const host = thisHost()
  const distrusted = createDistrusted(log)
  const logInToProxy = createProxyLogin((asking) => findProxyAccount(asking, host))
  const network = { distrusted, logInToProxy }
  const browsers = createBrowsers({ host, execPath: process.execPath })
  const filePlace = { folder: profileFolder, now: systemClock.now }
  const settingsFile = await openJsonFile('settings', filePlace)
  const memoryFile = await openJsonFile('remembered', filePlace)
  const settings = createSettings(settingsFile)
  const chosenBrowser = createChosenBrowser(browsers, settings)
  const program = {
    scheme,
    development,
    execPath: process.execPath,
    appPath: app.getAppPath(),
    host,
  }
  const linkHandler = createLinkHandler({ ...program, protocolClient: app })
  const loginItem = createLoginItem({ ...program, client: app })
  const keychainName = development ? 'Deckpass (development)' : 'Deckpass'
  const listFile = await openJsonFile('connections', filePlace)
  const credentials = createCredentialStore(createKeytarKeychain({ service: keychainName }))
  const connections: Connections = createConnections({
    servicesOf: (learned) => withLearned(catalogue.services, learned, development),
    file: listFile,
    credentials,
    connect: connectTo({
      folder: join(profileFolder, 'connections'),
      keychainName,
      keyChoice: (connection) => createKeyChoice(settings, connection),
      open: (address) => chosenBrowser.open(address),
      offer: (address) => connections.offer(address),
      network,
      log,
    }),
    discover: askIssuer(network),
    log,
  })
  const { sessions } = connections

  const facts = { now: systemClock.now, host, development, connections, linkHandler, troubles }
  serveApp(join(app.getAppPath(), 'dist/renderer'))
  const desktop = createDesktop({
    app: { version: app.getVersion(), development, platform: platformOf(host.platform) },
    catalogue,
    connections,
    host,
    settings,
    remembered: createRemembered(memoryFile),
    browsers,
    chosenBrowser,
    linkHandler,
    loginItem,
    distrusted,
    reports: createReports({
      facts: () => gatherFacts(facts),
      stageMode: () => settings.current().stageMode,
    }),
    remove: () =>
      uninstall({
        sessions,
        linkHandler,
        loginItem,
        forgetCredentials: () => forgetCredentials(connections.all(), credentials),
        files: [settingsFile, memoryFile, listFile],
        async removeFolder() {
          await Promise.race([letGo(), pause(patience)]).catch(() => undefined)
          removeFolderAtExit(profileFolder, {
            platform: host.platform,
            relaunch: (program) => app.relaunch(program),
          })
          await removeOwnFolder(profileFolder)
        },
        exit: (status) => app.exit(status),
      }),
  })
  const opened = connections.open()
  // The first thing drawn is then already right; a keychain that hangs must not hide the window.
  await Promise.race([opened, pause(patience)])
  const hidden = options.hidden && staysHidden(() => desktop.lookForTray(), pause)
  void Promise.resolve(hidden).then((isHidden) => isHidden || desktop.show())
  owner?.serve(
    answerFromSessions({
      sessions,
      opened,
      show: () => desktop.show(),
      receive: (link) => links.arrive(link),
      // Not before the user can be asked which program may have them.
      handsOutTokens: false,
    }),
  )

  app.on('second-instance', (_event, argv) => {
    const launch = readLaunch(argv, { scheme, platform: host.platform })
    if (launch.is === 'link') links.arrive(launch.link)
    if (launch.is === 'plain') desktop.show()
  })
  watchPower(sessions)
  finishBeforeQuit(sessions, letGo)

  await opened
  const countIgnored = countIgnoredLinks(log, systemClock.now)
  links.deliverTo((link) => {
    void connections.offer(link).then((taken) => taken || countIgnored())
  })
}
