import { join } from 'node:path'
import { app, Menu, protocol } from 'electron'
import type { BrokerRequest } from './broker/messages.ts'
import { takeStanding } from './broker/one-copy.ts'
import { appScheme, serveApp } from './desktop/app-protocol.ts'
import { begin } from './desktop/beginning.ts'
import { isTestBuild } from './desktop/build-facts.ts'
import { createLinks, readLaunch, type Launch } from './desktop/links.ts'
import { lockDown } from './desktop/lockdown.ts'
import { isForLogin } from './desktop/login-item/native.ts'
import { dropSwitches } from './desktop/switches.ts'
import { scrub } from './diagnostics/scrub.ts'
import { ownNames } from './own-names.ts'

// Whatever this process or its children create is for the user alone.
process.umask(0o077)
performance.mark('app: entry')

const { development, name, scheme, profileFolder } = ownNames(app)
const links = createLinks()

dropSwitches(app.commandLine, process.env, development || isTestBuild(app.getVersion()))
lockDown()
// The page's young garbage is collected at 1 MB and not at 16: it is a small page, for a long night.
// Whoever may set switches of V8's own, in a checkout or a test build, keeps them.
if (!app.commandLine.hasSwitch('js-flags'))
  app.commandLine.appendSwitch('js-flags', '--max-semi-space-size=1')

app.setName(name)
// Windows shows notifications of programs that it knows by such a name alone.
if (process.platform === 'win32') app.setAppUserModelId(scheme)
app.setPath('userData', profileFolder)
protocol.registerSchemesAsPrivileged([appScheme])
// Or Electron makes a menu of its own for the first window. On macOS no app is without one.
if (process.platform !== 'darwin') Menu.setApplicationMenu(null)

if (app.requestSingleInstanceLock()) {
  // On macOS a link can arrive before the app is ready, and only to a listener that is there by then.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.arrive(url)
  })
  const launch = readLaunch(process.argv, { scheme, platform: process.platform })
  if (launch.is === 'link') links.arrive(launch.link)
  // Chromium's lock is lost with its file, and binds nothing but this build: the folder has an owner.
  const taken = takeStanding(profileFolder, startedFor(launch))
  app
    .whenReady()
    .then(async () => {
      performance.mark('app: ready')
      const hidden = launch.is === 'hidden' || isForLogin(process.platform, app)
      serveApp(join(app.getAppPath(), 'dist/renderer'))
      const beginning = begin({ folder: profileFolder, now: Date.now })
      // The page is fetched while the rest of the app finds out what it is to show.
      if (!hidden) beginning.window.show()
      performance.mark('app: window asked for')
      const standing = await taken
      performance.mark('app: standing known')
      if (standing.is === 'owner' || standing.is === 'unowned')
        return (await import('./app.ts')).startApp({
          development,
          scheme,
          links,
          hidden,
          beginning,
          standing,
        })
      // The owner was handed what this one was started for.
      if (standing.is === 'unserved') process.stderr.write(`${standing.sentence}\n`)
      return app.exit(standing.is === 'served' ? 0 : 1)
    })
    .catch((error: unknown) => {
      process.stderr.write(`Deckpass could not start: ${scrub(String(error))}\n`)
      app.exit(1)
    })
} else {
  // The first instance was handed this one's command line.
  app.exit(0)
}

/** What a copy that owns the profile folder is asked in place of this one, which is to end. */
function startedFor(launch: Launch): BrokerRequest {
  if (launch.is === 'link') return { ask: 'link', address: launch.link }
  return { ask: launch.is === 'plain' ? 'show' : 'status' }
}
