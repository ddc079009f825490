import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A local server whose every path behaves in one way of interest to an HTTP client. */
export async function startServer() {
  const closed: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    response.on('close', () => response.writableFinished || closed.push(path))
    void answers[path]?.(request, response)
  })
  const unused = createServer()
  const [origin, deadOrigin] = [await listen(server), await listen(unused)]
  unused.close()
  return {
    origin,
    /** Nobody listens there. */
    deadOrigin,
    /** Paths whose answer the client ended before the server did. */
    closed,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function listen(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}`
}

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

let counted = 0

const answers: Record<string, Answer> = {
  '/text': (_, response) => response.setHeader('content-type', 'text/plain').end('plain'),
  '/empty': (_, response) => response.writeHead(204).end(),
  '/redirect': (_, response) => response.writeHead(302, { location: '/text' }).end(),
  '/cookie': (request, response) =>
    response.setHeader('set-cookie', 'kept=1').end(request.headers.cookie ?? 'none'),
  '/counted': (_, response) =>
    response.setHeader('cache-control', 'max-age=100').end(String(++counted)),
  '/silent': () => undefined,
  '/stalled': (_, response) => response.write('half'),
  '/endless': (_, response) => {
    const chunk = Buffer.alloc(65_536, 7)
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  },
  '/echo': async (request, response) => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { 'content-type': type, 'x-probe': probe } = request.headers
    response.end(`${request.method} ${type} ${String(probe)} ${Buffer.concat(chunks).toString()}`)
  },
}
