import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:https'
import { networkInterfaces } from 'node:os'
import type { Issued } from './authority.ts'

/** A service of this machine on https, at an address that is not loopback, as proxies want it. */
export type Front = {
  readonly origin: string
  stop(): Promise<void>
}

/** An address of this machine that others could reach it by; nothing where it has no network. */
export function outwardAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

/** Puts https in front of a service. */
export async function startFront(
  address: string,
  { key, certificate }: Issued,
  service: { readonly port: number },
): Promise<Front> {
  const server = createServer({ key, cert: certificate }, (asked, answer) => {
    const { method, url, headers } = asked
    const options = { host: '127.0.0.1', port: service.port, method, path: url, headers }
    const passed = request(options, (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.listen(0, address)
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  return {
    origin: `https://${address}:${port}`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
