import { session, type Session } from 'electron'
import type { Fetch } from '../../session/ports.ts'
import type { Distrusted } from './distrusted.ts'
import { stoppedByProxy, type LogInToProxy } from './proxy-login.ts'

/** What stands between a service and this computer. */
export type Network = {
  /** Logs a session in to a proxy that wants that, if the system's settings have an account for it. */
  readonly logInToProxy: LogInToProxy
  /** Tells whose certificates were refused. */
  readonly distrusted: Pick<Distrusted, 'watch'>
}

/**
 * Chromium's network stack (system proxy, PAC, the operating system's certificates), with connections
 * and nothing else of its own for each service: no cookies, no cache on disk.
 *
 * Chromium sends a request again by itself, a POST too, if a connection that it had used before
 * breaks without an answer. For a token that can be spent once that must not be: a POST gets a new
 * connection, on which Chromium tries nothing twice. What a proxy stopped did not get to the service,
 * and may be sent once more.
 */
export function chromiumFetch(service: string, network: Network): Fetch {
  let partition: Session | undefined
  /** Made when it is first needed: each takes memory, and time that a start does not have. */
  const ownSession = () => {
    if (partition) return partition
    partition = session.fromPartition(`service-${service}`, { cache: false })
    network.distrusted.watch(service, partition)
    return partition
  }
  const send: Fetch = async (url, init) => {
    const own = ownSession()
    if (init.method === 'POST') await own.closeAllConnections()
    return own.fetch(url, { ...init, bypassCustomProtocolHandlers: true })
  }
  return async (url, init) => {
    const outcome = await send(url, init).catch(asError)
    if (stoppedByProxy(outcome) && (await network.logInToProxy(ownSession(), url)))
      return send(url, init)
    if (outcome instanceof Error) throw outcome
    return outcome
  }
}

const asError = (cause: unknown): Error =>
  cause instanceof Error ? cause : new Error('request failed', { cause })
