import * as fc from 'fast-check'
import type { InferOutput } from 'valibot'
import { describe, expect, expectTypeOf, test } from 'vitest'
import type { SessionRecord } from '../../../main/session/record.ts'
import type { Secret, SecretKind } from '../../../main/session/secret.ts'
import { decodeRecord, encodeRecord } from '../../../main/vault/record-codec.ts'
import type { recordSchema } from '../../../main/vault/record-schema.ts'
import { anyRecord, signedIn, signingIn } from './records.ts'

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const decodeJson = (json: unknown) => decodeRecord(Buffer.from(JSON.stringify(json)))
const plain = (record: SessionRecord) => JSON.parse(asText(encodeRecord(record)))

test('the schema is the type: a field that only one of them has would be lost or refused', () => {
  expectTypeOf<Mutable<SessionRecord>>().toEqualTypeOf<Mutable<InferOutput<typeof recordSchema>>>()
})

test('any record comes back as it was, secrets included', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const decoded = decodeRecord(encodeRecord(record))
      if (decoded.is !== 'record') throw new Error(`came back as ${decoded.is}`)
      expect(asText(encodeRecord(decoded.record))).toBe(asText(encodeRecord(record)))
      expect(decoded.record).toEqual(record)
      expect(secretsOf(decoded.record)).toEqual(secretsOf(record))
    }),
  )
})

test('secrets come back wrapped, each as its kind', () => {
  const decoded = decodeRecord(
    encodeRecord({ ...signedIn('r-1'), ...signingIn(), grant: signedIn('r-1').grant }),
  )
  if (decoded.is !== 'record') throw new Error(`came back as ${decoded.is}`)
  expect(decoded.record.grant?.refreshToken?.toString()).toBe('[refresh token]')
  expect(decoded.record.pending?.codeVerifier.toString()).toBe('[code verifier]')
  expect(decoded.record.pending?.codeVerifier.reveal()).toBe('a verifier')
})

test('a sign-in that waits comes back with the redirect URI that it was sent with', () => {
  const decoded = decodeRecord(encodeRecord(signingIn()))
  if (decoded.is !== 'record') throw new Error(`came back as ${decoded.is}`)
  expect(decoded.record.pending?.redirectUri).toBe('http://127.0.0.1:49152/callback')
})

describe('what is not a whole record of a known version', () => {
  test('a newer version is told apart from damage', () => {
    expect(decodeJson({ ...plain(signedIn('r')), version: 2 })).toEqual({ is: 'newer' })
    expect(decodeJson({ version: 77, what: 'is not known yet' })).toEqual({ is: 'newer' })
    expect(decodeJson({ ...plain(signedIn('r')), version: 0 })).toEqual({ is: 'damaged' })
    expect(decodeJson({ ...plain(signedIn('r')), version: '2' })).toEqual({ is: 'damaged' })
  })

  test('a missing, an unknown and a wrong field are damage', () => {
    const { version, record } = plain(signedIn('r'))
    const { issuer: _, ...without } = record
    const grant = { ...record.grant, refreshToken: { reveal: 'no' } }
    const { redirectUri: _uri, ...pending } = plain(signingIn()).record.pending
    const records = [
      { ...record, extra: 1 },
      { ...record, grant },
      { ...record, pending },
    ]
    for (const wrong of [without, ...records, null, 7])
      expect(decodeJson({ version, record: wrong })).toEqual({ is: 'damaged' })
  })

  test('any text, cut or not, is refused without throwing', () => {
    const whole = encodeRecord(signedIn('r'))
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(decodeRecord(whole.subarray(0, length))).toEqual({ is: 'damaged' })
      }),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json().map((json) => Buffer.from(json)),
          fc.uint8Array(),
        ),
        (bytes) => {
          expect(decodeRecord(bytes)).toEqual({ is: 'damaged' })
        },
      ),
    )
  })
})

const secretsOf = ({ pending, grant }: SessionRecord) =>
  [pending?.state, pending?.nonce, pending?.codeVerifier, grant?.refreshToken, grant?.idToken].map(
    (secret) => secret?.reveal(),
  )

type Mutable<Value> =
  Value extends Secret<SecretKind>
    ? Value
    : Value extends readonly (infer Item)[]
      ? Mutable<Item>[]
      : Value extends object
        ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> }
        : Value
