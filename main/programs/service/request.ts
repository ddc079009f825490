import type { IncomingMessage } from 'node:http'
import * as v from 'valibot'
import { ProgramError } from '../errors.ts'

/** The longest body of a request, bytes. */
export const longestBody = 4_096

/** Path and query of a request's target (RFC 9112 section 3.2.1); any other form leads nowhere. */
export function targetOf({ url = '' }: IncomingMessage): {
  readonly path: string
  readonly query: URLSearchParams
} {
  const end = url.indexOf('?')
  if (end < 0) return { path: url, query: new URLSearchParams() }
  return { path: url.slice(0, end), query: new URLSearchParams(url.slice(end + 1)) }
}

/** Whether a browser sends this for a page: such requests name their origin, programs do not. */
export function isFromPage({ headers }: IncomingMessage): boolean {
  const names = Object.keys(headers)
  return names.some((name) => /^(origin|referer|sec-fetch-.*)$/.test(name))
}

/** Whether a request says of itself that its body is too long. */
export function isTooLong({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > longestBody
}

/** The whole body. Throws ProgramError `too_large` as soon as it is, and reads no further. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (isTooLong(request)) throw new ProgramError('too_large')
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      parts.push(part)
      if (length <= longestBody) return
      request.pause().removeAllListeners('data')
      reject(new ProgramError('too_large'))
    })
    request.once('end', () => resolve(Buffer.concat(parts).toString('utf8')))
    request.once('error', () => reject(new ProgramError('invalid_request')))
  })
}

/** A body that is JSON of this shape, or ProgramError `invalid_request`. */
export function parseBody<Schema extends v.GenericSchema>(schema: Schema, body: string) {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), body)
  if (!parsed.success) throw new ProgramError('invalid_request')
  return parsed.output
}

/** A query of this shape, without unknown or repeated parameters, or ProgramError `invalid_request`. */
export function parseQuery<Entries extends v.ObjectEntries>(
  query: URLSearchParams,
  entries: Entries,
) {
  const parameters = [...query]
  const parsed = v.safeParse(v.strictObject(entries), Object.fromEntries(parameters))
  const isRepeated = new Set(query.keys()).size < parameters.length
  if (!parsed.success || isRepeated) throw new ProgramError('invalid_request')
  return parsed.output
}

/** A whole number of seconds from 0 to `most`, as ms. */
export const seconds = (most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}$/),
    v.transform(Number),
    v.maxValue(most),
    v.transform((value) => value * 1_000),
  )

/** The id of a connection, as long as one may be. */
export const connectionId = v.pipe(v.string(), v.maxLength(256))
