import { createServer, type Server, type Socket } from 'node:net'
import { attend, type Host } from './attend.ts'
import { createWire } from './wire.ts'

/** How many conversations there are at most. */
export const mostConnections = 64

export type OwnerServer = {
  /** To be made to listen. */
  readonly server: Server
  /** Ends all conversations, in whatever state they are. */
  hangUp(): void
}

/**
 * Holds the owner's conversations. When there are too many, whoever is the longest there without a
 * proof is sent away: idle and hostile connections cannot keep those out who know the key.
 */
export function createOwnerServer(host: Host): OwnerServer {
  const open = new Set<Socket>()
  const strangers = new Set<Socket>()
  const drop = (socket: Socket) => {
    open.delete(socket)
    strangers.delete(socket)
    socket.destroy()
  }
  const server = createServer((socket) => {
    const wire = createWire(socket)
    const [oldest] = strangers
    if (open.size >= mostConnections) drop(oldest ?? socket)
    if (socket.destroyed) return
    open.add(socket)
    strangers.add(socket)
    socket.once('close', () => drop(socket))
    void converse(socket, wire)
  })
  const converse = async (socket: Socket, wire: ReturnType<typeof createWire>) => {
    // A conversation that fails is over; the owner goes on.
    await attend(wire, host, () => strangers.delete(socket)).catch(() => undefined)
    if (socket.destroyed) return
    socket.end()
    const timer = setTimeout(() => drop(socket), host.limits.idle)
    socket.once('close', () => clearTimeout(timer))
  }
  return {
    server,
    hangUp() {
      for (const socket of open) drop(socket)
    },
  }
}
