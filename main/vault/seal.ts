import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { Random } from '../session/ports.ts'

const algorithm = 'aes-256-gcm'
const nonceLength = 12
const tagLength = 16

/** Bytes of a key. */
export const keyLength = 32

/** Ciphertext with the 128-bit tag behind it, and the 96-bit nonce that it was made with. */
export type Sealed = { readonly nonce: Uint8Array; readonly sealed: Uint8Array }

/**
 * AES-256-GCM (NIST SP 800-38D) under a fresh random nonce. `associatedData` is not kept: who opens
 * must know it.
 */
export function seal(
  key: Uint8Array,
  plaintext: Uint8Array,
  associatedData: Uint8Array,
  random: Random,
): Sealed {
  const nonce = random.bytes(nonceLength)
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  cipher.setAAD(associatedData)
  const parts = [cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]
  return { nonce, sealed: Buffer.concat(parts) }
}

/** The plaintext, or `undefined` if key, nonce, ciphertext, tag and associated data do not belong together. */
export function open(
  key: Uint8Array,
  { nonce, sealed }: Sealed,
  associatedData: Uint8Array,
): Uint8Array | undefined {
  const tagAt = sealed.length - tagLength
  if (key.length !== keyLength || nonce.length !== nonceLength || tagAt < 0) return undefined
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagLength })
  decipher.setAAD(associatedData)
  decipher.setAuthTag(sealed.subarray(tagAt))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, tagAt)), decipher.final()])
  } catch {
    return undefined
  }
}
