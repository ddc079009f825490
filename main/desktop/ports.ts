import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { session, type Session } from 'electron'
import type { Clock, Fetch, Random, Timers } from '../session/ports.ts'

/**
 * Chromium's network stack (system proxy, PAC, the operating system's certificates), with connections
 * and nothing else of its own for each service: no cookies, no cache on disk.
 *
 * Chromium sends a request again by itself, a POST too, if a connection that it had used before
 * breaks without an answer. For a token that can be spent once that must not be: a POST gets a new
 * connection, on which Chromium tries nothing twice.
 */
export function chromiumFetch(service: string): Fetch {
  let partition: Session | undefined
  return async (url, init) => {
    // Made when it is first needed: each takes memory, and time that a start does not have.
    partition ??= session.fromPartition(`service-${service}`, { cache: false })
    const own = partition
    if (init.method === 'POST') await own.closeAllConnections()
    return own.fetch(url, { ...init, bypassCustomProtocolHandlers: true })
  }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}

export const systemTimers: Timers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

export const systemRandom: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) }
