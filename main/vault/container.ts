import * as v from 'valibot'
import type { Sealed } from './seal.ts'
import { newerThan } from './record-schema.ts'

/** Version of the file around a sealed record. */
const containerVersion = 1

/** What the file of a connection holds: a sealed record and the name of the key that opens it. */
export type Container = Sealed & { readonly keyId: string }

export type ContainerRead =
  | { readonly is: 'container'; readonly container: Container }
  | { readonly is: 'newer' }
  | { readonly is: 'damaged' }

/** RFC 4648 section 5, in its one canonical spelling: a changed character never goes unnoticed. */
const base64url = v.pipe(
  v.string(),
  v.check((text) => Buffer.from(text, 'base64url').toString('base64url') === text),
  v.transform((text): Uint8Array => Buffer.from(text, 'base64url')),
)

const schema = v.strictObject({
  version: v.literal(containerVersion),
  keyId: v.pipe(v.string(), v.regex(/^[\w-]{16,64}$/)),
  nonce: base64url,
  sealed: base64url,
})

const newer = newerThan(containerVersion)

/** The container as JSON values. */
export function containerToJson({ keyId, nonce, sealed }: Container): v.InferInput<typeof schema> {
  return { version: containerVersion, keyId, nonce: toText(nonce), sealed: toText(sealed) }
}

/** Never throws: what is not whole and known is `damaged`. */
export function containerFromJson(json: unknown): ContainerRead {
  const known = v.safeParse(schema, json)
  if (known.success) {
    const { keyId, nonce, sealed } = known.output
    return { is: 'container', container: { keyId, nonce, sealed } }
  }
  return { is: v.is(newer, json) ? 'newer' : 'damaged' }
}

/** Ties a sealed record to its connection, key and format: sealed for one, it opens for no other. */
export function associatedData(connection: string, keyId: string): Uint8Array {
  return Buffer.from(JSON.stringify(['deckpass', containerVersion, connection, keyId]))
}

const toText = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
