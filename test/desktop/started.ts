import { once } from 'node:events'
import { createServer } from 'node:http'
import { onTestFinished } from 'vitest'
import { startDesktop, type DesktopOptions } from '../support/desktop/index.ts'

/** The scheme that development builds of the app are called back by. */
export const scheme = 'app.deckpass.dev'

/** A desktop that is stopped when the test is over, however it ends. */
export async function desktop(options: DesktopOptions = {}) {
  const started = await startDesktop(options)
  onTestFinished(() => started.stop())
  return started
}

/** Origin of a page that links to `/go`, which answers with a redirect to the app's scheme. */
export async function service(): Promise<string> {
  const server = createServer((request, response) => {
    if (request.url === '/go')
      response.writeHead(302, { location: `${scheme}://callback?code=1&state=2` }).end()
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<title>A service</title><a href="/go">go on</a>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return `http://127.0.0.1:${address.port}`
}
