import { connect } from 'node:net'
import { onTestFinished } from 'vitest'
import { listenForRedirect } from '../../../../main/desktop/loopback.ts'

/** A listener that is closed when the test is over, and what it asked about. */
export async function listener(
  accepts: (address: string) => boolean | Promise<boolean> = () => true,
  redirectUri = 'http://127.0.0.1/callback',
  patience = { fetching: 5_000, leaving: 150 },
) {
  const listening = await listenForRedirect(redirectUri, patience)
  onTestFinished(() => listening.close())
  const asked: string[] = []
  listening.answer((address) => {
    asked.push(address)
    return accepts(address)
  })
  const { host, hostname, port } = new URL(listening.redirectUri)
  return { ...listening, asked, host, hostname: hostname.replace(/[[\]]/g, ''), port: Number(port) }
}

export type Listener = Awaited<ReturnType<typeof listener>>

/** What `send` gives where nobody listens. */
export const refused = 'refused'

/** Sends bytes as they are; gives all that comes back until the connection ends. */
export function send(
  { hostname, port }: Pick<Listener, 'hostname' | 'port'>,
  bytes: string | Uint8Array,
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port })
    let received = ''
    socket.setEncoding('latin1').on('data', (part) => (received += part.toString()))
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') received = refused
    })
    socket.once('close', () => resolve(received))
    socket.write(bytes)
  })
}

/** A GET request as a browser sends it. */
export function get(path: string, host: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: Browser\r\nAccept: text/html\r\n\r\n`
}

/** 0 where there was no answer. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0)
}

export async function visit(one: Listener, path: string) {
  const answer = await send(one, get(path, one.host))
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]
  return { status: statusOf(answer), header, body, answer }
}
