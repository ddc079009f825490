import { NetworkError } from './errors.ts'
import type { Clock, Fetch, Timers } from './ports.ts'

/** The most that is read of one answer, in bytes. */
export const longestAnswer = 256 * 1024
/** How long one request may take from sending to its last byte, ms, unless its caller says otherwise. */
export const longestWait = 20_000

/** What is asked of a service; the rest of `RequestInit` is not a caller's to choose. */
export type HttpRequest = {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: BodyInit | null | undefined
}

/** `fetch` with bounds, and what its answers tell of this machine's clock. */
export type Http = {
  fetch(url: string, request: HttpRequest, patience?: number): Promise<Response>
  /** How far the service's clock is ahead of this one, ms; 0 until an answer told. */
  serverAhead(): number
}

/**
 * Bounds a fetch in size and time and never follows a redirect. The body is read whole before the
 * promise resolves, so that a stalled answer is a time-out and not a hang.
 *
 * Rejects with NetworkError: `offline`, `timeout` or `certificate`.
 */
export function createHttp(ports: { fetch: Fetch; clock: Clock; timers: Timers }): Http {
  let ahead = 0
  return {
    serverAhead: () => ahead,
    async fetch(url, { method, headers, body }, patience = longestWait) {
      const abort = new AbortController()
      let timedOut = false
      const disarm = ports.timers.after(patience, () => {
        timedOut = true
        abort.abort()
      })
      const sentAt = ports.clock.monotonic()
      try {
        const answer = await ports.fetch(url, {
          method,
          headers,
          body: body ?? null,
          redirect: 'manual',
          credentials: 'omit',
          cache: 'no-store',
          signal: abort.signal,
        })
        const date = Date.parse(answer.headers.get('date') ?? '')
        const halfway = ports.clock.now() - (ports.clock.monotonic() - sentAt) / 2
        // The header has whole seconds: half of one is added on average.
        if (!Number.isNaN(date)) ahead = date + 500 - halfway
        return await readWhole(answer, abort)
      } catch (error) {
        throw timedOut ? new NetworkError('timeout') : asNetworkError(error)
      } finally {
        disarm()
      }
    },
  }
}

async function readWhole(answer: Response, abort: AbortController): Promise<Response> {
  const chunks: Uint8Array[] = []
  const { headers } = answer
  // A redirect that was not followed may have no status of its own.
  const status = answer.status >= 200 && answer.status <= 599 ? answer.status : 502
  let length = 0
  const reader = answer.body?.getReader()
  for (;;) {
    const part = await reader?.read()
    if (!part || part.done) break
    length += part.value.byteLength
    if (length > longestAnswer) {
      abort.abort()
      // What is left unread is dropped; an unfinished body is not the JSON that was asked for.
      return new Response('answer too long', { status, headers })
    }
    chunks.push(part.value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return new Response(length > 0 ? bytes : null, { status, headers })
}

function asNetworkError(cause: unknown): NetworkError {
  if (cause instanceof NetworkError) return cause
  const text = describe(cause)
  return new NetworkError(/ERR_(CERT|SSL)|CERT_|_CERT/.test(text) ? 'certificate' : 'offline', {
    cause: text,
  })
}

/**
 * Chromium's own name for what failed, for example `net::ERR_NAME_NOT_RESOLVED`, or the code of a
 * system's error. Nothing else of a message is kept: it may quote what was sent.
 */
function describe(cause: unknown): string {
  for (let error = cause, depth = 0; error instanceof Error && depth < 4; depth++) {
    const name = /^net::ERR_[A-Z0-9_]+$/.exec(error.message)?.[0] ?? codeOf(error)
    if (name !== undefined) return name
    error = error.cause
  }
  return ''
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{3,40}$/.test(code) ? code : undefined
}
