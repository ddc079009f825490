import type { ServerResponse } from 'node:http'
import { asProgramError, problems } from '../errors.ts'

/** What a request is answered with: a status and JSON. */
export type Reply = {
  readonly status: number
  readonly body: object
  readonly headers?: Readonly<Record<string, string>>
}

/** How long a program may keep a connection that it does not use, ms. */
export const longestIdle = 60_000

/** What goes with every answer: no cache is to keep it, no page to make anything else of it. */
export const commonHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
} as const

/** An error as JSON with a stable code and a fixed sentence. */
export function replyTo(thrown: unknown): Reply {
  const { code, retryAfter } = asProgramError(thrown)
  const { status, message } = problems[code]
  const wait = retryAfter === undefined ? undefined : String(Math.ceil(retryAfter / 1_000))
  return {
    status,
    body: { error: { code, message } },
    headers: {
      ...(wait !== undefined && { 'Retry-After': wait }),
      // RFC 6750 section 3.
      ...(status === 401 && { 'WWW-Authenticate': 'Bearer' }),
    },
  }
}

/** Sends an answer; `keep`: the connection may be used for another request. */
export function send(response: ServerResponse, reply: Reply, keep: boolean): void {
  const body = JSON.stringify(reply.body)
  response.writeHead(reply.status, {
    ...commonHeaders,
    ...reply.headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    // A little less than it is: who uses it at the last moment is not to find it closed.
    ...(keep ? { 'Keep-Alive': `timeout=${longestIdle / 1_000 - 5}` } : { Connection: 'close' }),
  })
  response.end(body)
}
