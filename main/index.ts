import { join } from 'node:path'
import { app, protocol } from 'electron'
import type { BrokerRequest } from './broker/messages.ts'
import { takeStanding } from './broker/one-copy.ts'
import { appScheme } from './desktop/app-protocol.ts'
import { createLinks, readLaunch, type Launch } from './desktop/links.ts'
import { lockDown } from './desktop/lockdown.ts'
import { isForLogin } from './desktop/login-item/native.ts'
import { dropSwitches } from './desktop/switches.ts'
import { scrub } from './diagnostics/scrub.ts'

// Whatever this process or its children create is for the user alone.
process.umask(0o077)

const development = !app.isPackaged
dropSwitches(app.commandLine, process.env, development)
lockDown()
const scheme = development ? 'app.deckpass.dev' : 'app.deckpass'
const links = createLinks()

app.setName(development ? 'Deckpass (development)' : 'Deckpass')
// Windows shows notifications of programs that it knows by such a name alone.
if (process.platform === 'win32') app.setAppUserModelId(scheme)
app.setPath('userData', join(app.getPath('appData'), development ? 'deckpass-dev' : 'deckpass'))
protocol.registerSchemesAsPrivileged([appScheme])

if (app.requestSingleInstanceLock()) {
  // On macOS a link can arrive before the app is ready, and only to a listener that is there by then.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.arrive(url)
  })
  const launch = readLaunch(process.argv, { scheme, platform: process.platform })
  if (launch.is === 'link') links.arrive(launch.link)
  // Chromium's lock is lost with its file, and binds nothing but this build: the folder has an owner.
  const taken = takeStanding(app.getPath('userData'), startedFor(launch))
  const ready = import('./app.ts')
  app
    .whenReady()
    .then(async () => {
      const standing = await taken
      if (standing.is === 'owner' || standing.is === 'unowned')
        return (await ready).startApp({
          development,
          scheme,
          links,
          hidden: launch.is === 'hidden' || isForLogin(process.platform, app),
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
