import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyLength, open, seal } from '../../../main/vault/seal.ts'
import { random } from './fakes.ts'

const key = fc.uint8Array({ minLength: keyLength, maxLength: keyLength })
const bytes = fc.uint8Array({ maxLength: 300 })

test('what was sealed opens with the same key and associated data', () => {
  fc.assert(
    fc.property(key, bytes, bytes, (key, plaintext, data) => {
      expect(open(key, seal(key, plaintext, data, random), data)).toEqual(Buffer.from(plaintext))
    }),
  )
})

test('the nonce is fresh for every seal, and 96 bits long', () => {
  const sealed = Array.from({ length: 50 }, () =>
    seal(new Uint8Array(keyLength), Buffer.from('same'), Buffer.of(), random),
  )
  expect(new Set(sealed.map(({ nonce }) => Buffer.from(nonce).toString('hex'))).size).toBe(50)
  expect(sealed[0]?.nonce).toHaveLength(12)
})

test('the plaintext is not in what was sealed', () => {
  const plaintext = Buffer.from('a refresh token')
  const { sealed } = seal(random.bytes(keyLength), plaintext, Buffer.of(), random)
  expect(Buffer.from(sealed).includes(plaintext)).toBe(false)
})

test('any flipped bit of key, nonce, ciphertext, tag or associated data opens nothing', () => {
  const part = fc.constantFrom('key', 'nonce', 'sealed', 'data')
  fc.assert(
    fc.property(key, bytes, fc.uint8Array({ minLength: 1 }), part, fc.nat(), (...given) => {
      const [key, plaintext, data, part, position] = given
      const parts = { key, data, ...seal(key, plaintext, data, random) }
      const changed = { ...parts, [part]: flipBit(parts[part], position) }
      expect(open(changed.key, changed, changed.data)).toBeUndefined()
    }),
    { numRuns: 500 },
  )
})

test('nothing that was cut or grew opens', () => {
  fc.assert(
    fc.property(key, bytes, fc.nat(), (key, plaintext, cut) => {
      const { nonce, sealed } = seal(key, plaintext, Buffer.of(), random)
      const shorter = sealed.subarray(0, cut % sealed.length)
      const longer = Buffer.concat([sealed, Buffer.of(0)])
      expect(open(key, { nonce, sealed: shorter }, Buffer.of())).toBeUndefined()
      expect(open(key, { nonce, sealed: longer }, Buffer.of())).toBeUndefined()
      expect(open(key, { nonce: nonce.subarray(1), sealed }, Buffer.of())).toBeUndefined()
      expect(open(key.subarray(1), { nonce, sealed }, Buffer.of())).toBeUndefined()
    }),
  )
})

function flipBit(bytes: Uint8Array, position: number): Uint8Array {
  const flipped = Uint8Array.from(bytes)
  const at = Math.floor(position / 8) % bytes.length
  flipped[at] = (flipped[at] ?? 0) ^ (1 << (position % 8))
  return flipped
}
