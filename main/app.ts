import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, Menu, powerMonitor } from 'electron'
import { serveApp } from './desktop/app-protocol.ts'
import { systemBrowser } from './desktop/browser.ts'
import { answerRequests, sendSnapshots } from './desktop/ipc.ts'
import { linkIn, type Links } from './desktop/links.ts'
import { lockDown } from './desktop/lockdown.ts'
import { chromiumFetch, systemClock, systemRandom, systemTimers } from './desktop/ports.ts'
import { codeOf, requestHandlers } from './desktop/requests.ts'
import { makeSnapshot } from './desktop/snapshot.ts'
import { createMainWindow } from './desktop/window.ts'
import { createLog } from './diagnostics/log.ts'
import { readCatalogue } from './services/catalogue.ts'
import { createSession, type Session } from './session/session.ts'
import type { ServiceProfile } from './session/service-profile.ts'
import { createKeytarKeychain } from './vault/keytar-keychain.ts'
import { createRecordFile } from './vault/record-file.ts'
import { createVault } from './vault/vault.ts'

export type StartOptions = {
  readonly development: boolean
  /** The app's own URL scheme. */
  readonly scheme: string
  readonly links: Links
}

/** How long quitting waits for a renewal under way to reach the disk, ms. */
const farewell = 5_000

/** The composition root: builds a session for each service and plugs the desktop in. */
export async function startApp({ development, scheme, links }: StartOptions): Promise<void> {
  const log = createLog(join(app.getPath('userData'), 'logs'), systemClock.now)
  const catalogue = readCatalogue({
    development,
    environment: process.env,
    readFile: (path) => readFileSync(path, 'utf8'),
  })
  const sessions = ('profiles' in catalogue ? catalogue.profiles : []).map(createConnection)
  const window = createMainWindow()

  lockDown()
  serveApp(join(app.getAppPath(), 'dist/renderer'))
  Menu.setApplicationMenu(null)
  const pushSnapshot = sendSnapshots(window, () =>
    makeSnapshot({ version: app.getVersion(), development }, catalogue, sessions),
  )
  answerRequests(window, requestHandlers(sessions, systemClock.now), codeOf)

  for (const session of sessions) {
    session.subscribe(pushSnapshot)
    comeForwardAfterSignIn(session)
  }
  const opened = Promise.all(sessions.map((session) => session.open()))
  // The first thing drawn is then already right; a keychain that hangs must not hide the window.
  await Promise.race([opened, new Promise((resolve) => setTimeout(resolve, 1_000))])
  window.show()

  app.on('second-instance', (_event, argv) => {
    const link = linkIn(argv, scheme)
    if (link === undefined) window.show()
    else links.arrive(link)
  })
  app.on('activate', () => window.show())
  app.on('window-all-closed', () => app.quit())
  powerMonitor.on('suspend', () => sessions.forEach((session) => session.suspend()))
  powerMonitor.on('resume', () => sessions.forEach((session) => session.wake()))
  powerMonitor.on('unlock-screen', () => sessions.forEach((session) => session.wake()))
  finishBeforeQuit()

  await opened
  links.deliverTo((link) => {
    void offer(link)
  })

  async function offer(link: string): Promise<void> {
    for (const session of sessions) if (await session.receive(link)) return
    log.info('link-ignored')
  }

  function createConnection(profile: ServiceProfile): Session {
    const keychain = createKeytarKeychain({
      service: development ? 'Deckpass (development)' : 'Deckpass',
    })
    const vault = createVault({
      connection: profile.id,
      keychain,
      file: createRecordFile({
        connection: profile.id,
        folder: join(app.getPath('userData'), 'connections'),
      }),
      random: systemRandom,
      log,
    })
    return createSession(profile, {
      fetch: chromiumFetch(profile.id),
      clock: systemClock,
      timers: systemTimers,
      random: systemRandom,
      store: vault,
      browser: systemBrowser(profile),
      log,
    })
  }

  /** The window comes to the front once: when the sign-in that the user began has ended. */
  function comeForwardAfterSignIn(session: Session): void {
    let checking = false
    session.subscribe(() => {
      const { state } = session.see()
      const ended = checking && state.phase !== 'signing-in'
      checking = state.phase === 'signing-in' && state.stage === 'checking'
      if (ended) window.show()
    })
  }

  function finishBeforeQuit(): void {
    let finished = false
    app.on('before-quit', (event) => {
      if (finished) return
      event.preventDefault()
      const closed = Promise.all(sessions.map((session) => session.close()))
      void Promise.race([closed, new Promise((resolve) => setTimeout(resolve, farewell))]).then(
        () => {
          finished = true
          app.quit()
        },
      )
    })
  }
}
