import { createHash } from 'node:crypto'

/**
 * Hashes at once instead of on another thread, for as long as `play` lasts: simulated time must not
 * run ahead of work that only takes real time.
 */
export async function withSyncDigest<Value>(play: () => Promise<Value>): Promise<Value> {
  const real = crypto.subtle.digest
  crypto.subtle.digest = (_algorithm, data) => {
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
    const hash = createHash('sha256').update(bytes).digest()
    return Promise.resolve(new Uint8Array(hash).buffer)
  }
  try {
    return await play()
  } finally {
    crypto.subtle.digest = real
  }
}
