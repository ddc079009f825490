import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { LoopbackError } from './errors.ts'

/** How long a connection may take to say what it wants, ms. */
const patience = 5_000

/** The most connections at a time. */
const mostConnections = 64

export type Bound = {
  readonly port: number
  /** Stops listening and ends every connection; resolves when the port is free. */
  close(): Promise<void>
}

/** Binds exactly one address. Rejects with LoopbackError `port_taken` or `not_available`. */
export async function bind(
  server: Server,
  { address, port }: { readonly address: string; readonly port: number },
): Promise<Bound> {
  const sockets = limitConnections(server)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(refusal(error, port)))
    server.listen({ host: address, port, exclusive: true }, resolve)
  })
  const place = server.address()
  return {
    port: typeof place === 'object' && place !== null ? place.port : port,
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      return closed
    },
  }
}

/**
 * Bounds how many connections there are, and how long each may say nothing; gives those there are. In
 * a crowd the ones that have said nothing make room, the oldest first.
 */
function limitConnections(server: Server): Iterable<Socket> {
  const sockets = new Set<Socket>()
  const silent = new Map<Socket, NodeJS.Timeout>()
  const hasSpoken = (socket: Socket) => {
    clearTimeout(silent.get(socket))
    silent.delete(socket)
  }
  server.on('connection', (socket) => {
    sockets.add(socket)
    silent.set(
      socket,
      setTimeout(() => socket.destroy(), patience),
    )
    socket.once('close', () => {
      sockets.delete(socket)
      hasSpoken(socket)
    })
    const [oldest] = silent.keys()
    if (sockets.size > mostConnections) oldest?.destroy()
  })
  // Once it has asked, it may wait for its answer: a sign-in is checked with the service.
  server.on('request', ({ socket }: IncomingMessage) => hasSpoken(socket))
  return sockets
}

function refusal(cause: NodeJS.ErrnoException, port: number): LoopbackError {
  return cause.code === 'EADDRINUSE'
    ? new LoopbackError(
        'port_taken',
        `Another program uses port ${port}, which this service comes back to: end it and sign in again.`,
        { cause },
      )
    : new LoopbackError(
        'not_available',
        'This computer does not let Deckpass wait for the browser to come back: sign in another way.',
        { cause },
      )
}
