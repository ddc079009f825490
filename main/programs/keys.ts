import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A program's key for the local token service: 256 random bits, known by its prefix if it leaks. */
export const newKey = () => `dpk_${randomBytes(32).toString('base64url')}`

/** What is kept of a key: its SHA-256 in hex. So many random bits need no slower hash. */
export const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

/** The key in an `Authorization` header (RFC 6750 section 2.1), if it has the shape of one. */
export function bearerKey(header: string | undefined): string | undefined {
  return /^Bearer +(dpk_[\w-]{43})$/i.exec(header ?? '')?.[1]
}

/** The entry whose key this is; looks at all of them, and takes the same time for each. */
export function ownerOf<Entry extends { readonly keyHash?: string | undefined }>(
  key: string,
  entries: readonly Entry[],
): Entry | undefined {
  const given = Buffer.from(hashOf(key))
  return entries.filter(({ keyHash = '' }) => {
    const kept = Buffer.from(keyHash)
    return kept.length === given.length && timingSafeEqual(kept, given)
  })[0]
}
