import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { BrokerError } from '../../../main/broker/errors.ts'
import { listen, reach } from '../../../main/broker/sockets.ts'

/** A folder of its own for the test that asks, removed after it. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-broker-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Listens at `address` for the time of the test; `accept` gets whoever comes. */
export async function listenAt(address: string, accept: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
    accept(socket)
  })
  await listen(server, address)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return server
}

/** Connects for the time of the test. */
export async function connectTo(address: string): Promise<Socket> {
  const socket = await reach(address)
  if (typeof socket === 'string') throw new Error(`Connecting came to: ${socket}`)
  onTestFinished(() => void socket.destroy())
  return socket.on('error', () => undefined)
}

/** Resolves when the connection is over, whichever way; what comes until then is thrown away. */
export async function closed(socket: Socket): Promise<void> {
  socket.resume()
  if (!socket.closed) await new Promise((resolve) => void socket.once('close', resolve))
}

/** Both ends of a connection. */
export async function connectedPair(): Promise<readonly [Socket, Socket]> {
  const address = join(await temporaryFolder(), 'pair.sock')
  let far: (socket: Socket) => void = () => {}
  const accepted = new Promise<Socket>((resolve) => {
    far = resolve
  })
  await listenAt(address, far)
  return [await connectTo(address), await accepted]
}

/** The code of the BrokerError that something rejects with; `none` if it does not reject. */
export function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof BrokerError ? error.code : `not ours: ${String(error)}`),
  )
}
