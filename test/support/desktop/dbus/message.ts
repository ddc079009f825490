import * as v from 'valibot'
import { readValues } from './read.ts'
import type { Sendable } from './types.ts'
import { writeValues } from './write.ts'

const kinds = ['invalid', 'call', 'reply', 'error', 'signal'] as const

export type Kind = (typeof kinds)[number]

/** Header fields by their codes, from 1 on, and their types (D-Bus Specification, Header Fields). */
const fields = [
  ['path', 'o'],
  ['interface', 's'],
  ['member', 's'],
  ['error', 's'],
  ['replyTo', 'u'],
  ['destination', 's'],
  ['sender', 's'],
  ['signature', 'g'],
] as const

const text = v.optional(v.string())
const headerSchema = v.object({
  path: text,
  interface: text,
  member: text,
  error: text,
  replyTo: v.optional(v.number()),
  destination: text,
  sender: text,
  signature: text,
})

export type Header = v.InferOutput<typeof headerSchema>

export type Message = {
  readonly kind: Kind
  readonly serial: number
  readonly header: Header
  readonly body: readonly unknown[]
  /** How many bytes it took. */
  readonly size: number
}

/** A message of this kind, little-endian. Throws TypeError if the body is not as its signature says. */
export function encodeMessage(
  kind: Kind,
  serial: number,
  header: Header,
  body: readonly Sendable[] = [],
): Buffer {
  const content = writeValues(header.signature ?? '', body)
  const given = fields.flatMap(([name, type], at) => {
    const value = header[name]
    return value === undefined ? [] : [[at + 1, { type, of: value }]]
  })
  const start = ['l'.charCodeAt(0), kinds.indexOf(kind), 0, 1, content.length, serial, given]
  const head = writeValues('yyyyuua(yv)', start)
  return Buffer.concat([head, Buffer.alloc(-head.length & 7), content])
}

const startLength = 16

/** The first message in `bytes`; `undefined` while it is not there as a whole. */
export function decodeMessage(bytes: Buffer): Message | undefined {
  if (bytes.length < startLength) return undefined
  if (bytes[0] !== 'l'.charCodeAt(0)) throw new TypeError('Only little-endian messages are read.')
  const headLength = startLength + bytes.readUInt32LE(12)
  const bodyStart = headLength + (-headLength & 7)
  const size = bodyStart + bytes.readUInt32LE(4)
  if (bytes.length < size) return undefined
  const [given] = v.parse(headSchema, readValues(bytes, 'a(yv)', 12))
  const named = given.map(([code, value]) => [fields[code - 1]?.[0] ?? code, value])
  const header = v.parse(headerSchema, Object.fromEntries(named))
  const body = readValues(bytes.subarray(bodyStart, size), header.signature ?? '')
  const kind = kinds[bytes.readUInt8(1)] ?? 'invalid'
  return { kind, serial: bytes.readUInt32LE(8), header, body, size }
}

const headSchema = v.tuple([v.array(v.tuple([v.number(), v.unknown()]))])
