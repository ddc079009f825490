import { connect } from 'node:net'
import { decodeMessage, encodeMessage, type Header, type Kind, type Message } from './message.ts'
import type { Sendable } from './types.ts'

/** What a method is called with, and by whom. */
export type Call = Pick<Header, 'interface' | 'member' | 'sender'> & {
  readonly body: readonly unknown[]
}

export type Answer = { readonly signature?: string; readonly body?: readonly Sendable[] }

export type Target = Required<Pick<Header, 'destination' | 'path' | 'interface'>>

/** A connection to a session bus. It keeps no event loop alive, and ends with the bus. */
export type BusConnection = {
  /** Takes a name on the bus. */
  own(name: string): Promise<void>
  /** Calls a method; rejects with the other's error. */
  call(target: Target, member: string, answer?: Answer): Promise<readonly unknown[]>
  /** Tells everybody. */
  emit(from: Pick<Target, 'path' | 'interface'>, member: string, what: Answer): void
}

/**
 * Connects to a bus at `unix:path=…`, as this user. `answer` serves all calls, whatever the path; what
 * it has no answer for is refused.
 */
export async function connectToBus(
  address: string,
  answer: (call: Call) => Answer | undefined = () => undefined,
): Promise<BusConnection> {
  const socket = connect(/path=([^,]+)/.exec(address)?.[1] ?? '').unref()
  const waiting = new Map<
    number,
    { done(body: readonly unknown[]): void; failed(e: Error): void }
  >()
  let serial = 0
  let ready = false
  let bytes: Buffer = Buffer.alloc(0)

  const send = (kind: Kind, header: Header, body?: readonly Sendable[]) => {
    serial += 1
    socket.write(encodeMessage(kind, serial, header, body))
    return serial
  }
  const call = (target: Target, member: string, { signature, body }: Answer = {}) =>
    new Promise<readonly unknown[]>((done, failed) => {
      waiting.set(send('call', { ...target, member, signature }, body), { done, failed })
    })

  const take = ({ kind, serial: replyTo, header, body }: Message) => {
    const { interface: of, member, sender } = header
    if (kind === 'call') {
      const given = answer({ interface: of, member, sender, body })
      const back = { destination: sender, replyTo }
      if (given) send('reply', { ...back, signature: given.signature }, given.body)
      else send('error', { ...back, error: 'org.freedesktop.DBus.Error.UnknownMethod' })
    }
    const asked = waiting.get(header.replyTo ?? 0)
    waiting.delete(header.replyTo ?? 0)
    if (kind === 'reply') asked?.done(body)
    if (kind === 'error') asked?.failed(new Error(`${header.error}: ${body.join(' ')}`))
  }

  // SASL EXTERNAL: the bus knows the user by the socket.
  const user = Buffer.from(String(process.getuid?.())).toString('hex')
  socket.write(`\0AUTH EXTERNAL ${user}\r\n`)
  const welcomed = new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', () => {
      const gone = new Error('The bus has ended.')
      reject(gone)
      for (const { failed } of waiting.values()) failed(gone)
    })
    socket.on('data', (more) => {
      bytes = Buffer.concat([bytes, more])
      if (!ready) {
        if (!bytes.includes('\r\n')) return
        ready = true
        bytes = Buffer.alloc(0)
        socket.write('BEGIN\r\n')
        return resolve()
      }
      for (let message = decodeMessage(bytes); message; message = decodeMessage(bytes)) {
        bytes = bytes.subarray(message.size)
        take(message)
      }
    })
  })
  await welcomed
  await call(bus, 'Hello')

  return {
    call,
    async own(name) {
      await call(bus, 'RequestName', { signature: 'su', body: [name, 0] })
    },
    emit: (from, member, { signature, body }) =>
      void send('signal', { ...from, member, signature }, body),
  }
}

const bus: Target = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
}
