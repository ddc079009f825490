import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { version } from './messages.ts'

/** What a proof is about: both sides' challenges, the asker's first, and the folder. */
export type Occasion = {
  /** Real path of the profile folder: a proof for one folder is none for another. */
  readonly folder: string
  readonly challenges: readonly [asker: string, owner: string]
}

/** 32 fresh random bytes in base64url. */
export const newChallenge = () => randomBytes(32).toString('base64url')

/**
 * Proves knowledge of the key without telling it: HMAC-SHA-256 (RFC 2104) over role, folder and
 * both challenges. The role keeps a proof from being sent back to its maker.
 */
export function prove(key: Uint8Array, role: 'asker' | 'owner', occasion: Occasion): string {
  const text = JSON.stringify(['deckpass', version, role, occasion.folder, ...occasion.challenges])
  return createHmac('sha256', key).update(text).digest('base64url')
}

/** Whether `proof` is the one that the holder of the key would give; in constant time. */
export function isProof(
  proof: string,
  key: Uint8Array,
  role: 'asker' | 'owner',
  occasion: Occasion,
): boolean {
  const given = Buffer.from(proof)
  const right = Buffer.from(prove(key, role, occasion))
  return given.length === right.length && timingSafeEqual(given, right)
}
