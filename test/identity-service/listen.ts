import { once } from 'node:events'
import type { Server } from 'node:http'
import { IdentityServiceError } from './errors.ts'

const host = '127.0.0.1'

/**
 * Starts listening on the loopback interface and resolves with the port (RFC 8252 section 8.3).
 * Throws IdentityServiceError if the port cannot be had.
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new IdentityServiceError(
      `Port ${port} on ${host} cannot be used: end the program that has it or choose another port.`,
      { cause },
    )
  }
  const address = server.address()
  return typeof address === 'object' && address ? address.port : port
}

/** Ends the service: no new request, and open connections are dropped. */
export async function close(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
