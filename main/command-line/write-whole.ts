import { writeSync } from 'node:fs'
import { systemCode } from '../broker/errors.ts'

const nobody = new Int32Array(new SharedArrayBuffer(4))

/** What a descriptor fails with that nobody reads any more, or that a program without a console has. */
const deaf = new Set(['EPIPE', 'ECONNRESET', 'EBADF', 'EINVAL', 'EOF', 'ENXIO'])

/**
 * Writes all of a text before it returns, however slow the reader is. Resolves nothing and throws
 * nothing if there is no reader: `false`. Throws the system's error if a disk is full.
 */
export function writeWhole(
  descriptor: number,
  text: string,
  write: (descriptor: number, bytes: Uint8Array) => number = writeSync,
): boolean {
  let rest: Uint8Array = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(descriptor, rest))
    } catch (error) {
      const code = systemCode(error) ?? ''
      if (deaf.has(code)) return false
      if (code !== 'EAGAIN' && code !== 'EINTR') throw error
      // A pipe that is full, and that whoever made it made not to wait.
      Atomics.wait(nobody, 0, 0, 5)
    }
  }
  return true
}
