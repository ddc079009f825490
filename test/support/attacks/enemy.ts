import { createServer } from 'node:http'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { close, listen } from '../../identity-service/listen.ts'

/** A host that wants to hear from the page: it notes whatever reaches it, by TCP or UDP. */
export type Enemy = {
  readonly origin: string
  readonly port: number
  /** What came, in a few words each. */
  readonly heard: readonly string[]
  stop(): Promise<void>
}

export async function startEnemy(): Promise<Enemy> {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*')
    response.end('1')
  })
  server.on('connection', () => heard.push('a connection'))
  const port = await listen(server, 0)
  const socket = createSocket('udp4')
  socket.on('message', () => heard.push('a datagram'))
  socket.bind(port, '127.0.0.1')
  await once(socket, 'listening')
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    heard,
    async stop() {
      socket.close()
      await close(server)
    },
  }
}
