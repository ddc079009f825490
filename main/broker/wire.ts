import type { Socket } from 'node:net'

/** The longest message, and the most of messages that is held unread, bytes. */
export const longestMessage = 16 * 1024

/** What came, or why nothing more will; `late`: not in the time that was given. */
export type Incoming =
  | { readonly is: 'message'; readonly json: unknown }
  | { readonly is: 'late' | 'closed' | 'malformed' }

/** JSON messages over a socket, one a line. */
export type Wire = {
  /** The next message, if all of it comes within `ms`. One read at a time; never rejects. */
  read(ms: number): Promise<Incoming>
  send(message: object): void
}

/** From here on the wire reads the socket; one that sends too much or no JSON is destroyed. */
export function createWire(socket: Socket): Wire {
  let unread = Buffer.alloc(0)
  let over: 'closed' | 'malformed' | undefined = socket.destroyed ? 'closed' : undefined
  let arrived = () => {}

  const refuse = (): Incoming => {
    over = 'malformed'
    unread = Buffer.alloc(0)
    socket.destroy()
    return { is: over }
  }
  const take = (): Incoming | undefined => {
    const end = unread.indexOf('\n')
    if (end < 0) return over && { is: over }
    const line = unread.subarray(0, end).toString('utf8')
    unread = unread.subarray(end + 1)
    try {
      return { is: 'message', json: JSON.parse(line) }
    } catch {
      return refuse()
    }
  }

  socket.on('data', (part: Buffer) => {
    if (over) return
    if (unread.length + part.length > longestMessage) refuse()
    else unread = Buffer.concat([unread, part])
    arrived()
  })
  socket.on('close', () => {
    over ??= 'closed'
    arrived()
  })
  // A close follows, and tells all there is to tell.
  socket.on('error', () => undefined)

  return {
    read: (ms) =>
      new Promise((resolve) => {
        let settled = false
        const settle = (incoming: Incoming) => {
          if (settled) return
          settled = true
          clearTimeout(timer)
          arrived = () => {}
          resolve(incoming)
        }
        // What came while this process was held up is looked at before it counts as late.
        const timer = setTimeout(() => setImmediate(settle, { is: 'late' }), ms)
        arrived = () => {
          const incoming = take()
          if (incoming) settle(incoming)
        }
        arrived()
      }),
    send(message) {
      if (!socket.destroyed) socket.write(`${JSON.stringify(message)}\n`)
    },
  }
}
