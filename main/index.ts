import { join } from 'node:path'
import { app, protocol } from 'electron'
import { appScheme } from './desktop/app-protocol.ts'
import { createLinks, readLaunch } from './desktop/links.ts'

// Whatever this process or its children create is for the user alone.
process.umask(0o077)

const development = !app.isPackaged
const scheme = development ? 'app.deckpass.dev' : 'app.deckpass'
const links = createLinks()

app.setName(development ? 'Deckpass (development)' : 'Deckpass')
app.setPath('userData', join(app.getPath('appData'), development ? 'deckpass-dev' : 'deckpass'))
protocol.registerSchemesAsPrivileged([appScheme])

if (app.requestSingleInstanceLock()) {
  // On macOS a link can arrive before the app is ready, and only to a listener that is there by then.
  app.on('open-url', (event, url) => {
    event.preventDefault()
    links.arrive(url)
  })
  const launch = readLaunch(process.argv, scheme)
  if (launch.is === 'link') links.arrive(launch.link)
  const ready = import('./app.ts')
  app
    .whenReady()
    .then(async () => (await ready).startApp({ development, scheme, links }))
    .catch((error: unknown) => {
      process.stderr.write(`Deckpass could not start: ${String(error)}\n`)
      app.exit(1)
    })
} else {
  // The first instance was handed this one's command line.
  app.exit(0)
}
