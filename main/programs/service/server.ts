import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { ProgramError } from '../errors.ts'
import { longestIdle, replyTo } from './replies.ts'
import { isTooLong } from './request.ts'

/** How many connections there are at most. */
export const mostConnections = 64

/** How long a whole request may take to come in, from one who has shown no key, ms. */
const longestRequest = 5_000

/** One who asks, as far as the server knows. */
export type Conversation = {
  readonly socket: Socket
  /** The whole request is in: it is no longer waited for. */
  received(): void
  /** A valid key was shown: this connection is the program's. */
  trust(program: string): void
  isTrusted(): boolean
}

export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  conversation: Conversation,
) => void

export type TokenServer = {
  /** To be made to listen. */
  readonly server: Server
  /** Ends all conversations, or those of one program, in whatever state they are. */
  hangUp(program?: string): void
}

type Entry = { program?: string; disarm: () => void; asked: number }

/**
 * Holds the conversations over HTTP. When there are too many, whoever is the longest there without
 * a valid key is sent away, then whoever has a key and asks nothing: neither idle connections nor
 * hostile ones keep those out who were let in.
 */
export function createTokenServer(answer: Answer, limit = longestRequest): TokenServer {
  const open = new Map<Socket, Entry>()
  const drop = (socket: Socket) => {
    open.get(socket)?.disarm()
    open.delete(socket)
    socket.destroy()
  }
  const allow = (socket: Socket, entry: Entry, ms: number) => {
    entry.disarm()
    const timer = setTimeout(() => drop(socket), ms)
    entry.disarm = () => clearTimeout(timer)
  }
  const leastWanted = () => {
    const entries = [...open]
    const stranger = entries.find(([, { program }]) => program === undefined)
    return (stranger ?? entries.find(([, { asked }]) => asked === 0))?.[0]
  }

  const converse = (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request
    const entry = open.get(socket)
    if (!entry) return void socket.destroy()
    entry.asked++
    response.once('close', () => {
      entry.asked--
      if (open.has(socket) && entry.asked === 0) allow(socket, entry, longestIdle)
    })
    answer(request, response, {
      socket,
      received: () => entry.disarm(),
      trust: (program) => void (entry.program = program),
      isTrusted: () => entry.program !== undefined,
    })
  }

  // Time is limited here, for each connection by one timer, and not by looking at all of them.
  const server = createServer({ maxHeaderSize: 8_192, connectionsCheckingInterval: 2 ** 31 - 1 })
  server.headersTimeout = 0
  server.requestTimeout = 0
  server.keepAliveTimeout = 0
  server.on('request', converse)
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!isTooLong(request)) response.writeContinue()
    converse(request, response)
  })
  server.on('clientError', (_error: Error, socket: Socket) => refuse(socket))
  server.on('connection', (socket: Socket) => {
    if (open.size >= mostConnections) drop(leastWanted() ?? socket)
    if (socket.destroyed) return
    const entry: Entry = { disarm: () => {}, asked: 0 }
    open.set(socket, entry)
    allow(socket, entry, limit)
    socket.once('close', () => drop(socket))
  })
  return {
    server,
    hangUp(program) {
      for (const [socket, entry] of open)
        if (program === undefined || entry.program === program) drop(socket)
    },
  }
}

/** What is no HTTP, or has headers that are too long. */
function refuse(socket: Socket): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify(replyTo(new ProgramError('invalid_request')).body)
  const head = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: application/json'
  socket.end(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body}`, () => socket.destroy())
}
