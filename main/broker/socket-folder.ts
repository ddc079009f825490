import { createHash } from 'node:crypto'
import { close, constants, open } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ensureOwnFolder } from './own-folder.ts'

/** The longest path of a socket, bytes: macOS' sun_path has 104 with its end, Linux' 108. */
export const longestSocketPath = 103

/** The longest name of a socket: a claim's (see claims.ts). */
const longestName = 26

/** A folder under a path that is short enough for sockets; the path is good until `close`. */
export type SocketFolder = { readonly path: string; close(): Promise<void> }

/** Node cuts a path that is too long without a word: then two folders could become one. */
export async function openSocketFolder(
  folder: string,
  platform: NodeJS.Platform,
): Promise<SocketFolder> {
  const length = Buffer.byteLength(folder) + 1 + longestName
  if (length <= longestSocketPath) return { path: folder, close: async () => {} }
  if (platform === 'darwin') return { path: await standIn(folder), close: async () => {} }
  const file = await promisify(open)(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  return { path: `/proc/self/fd/${file}`, close: () => promisify(close)(file) }
}

/** A folder among the user's own temporary ones, which macOS gives each user. */
async function standIn(folder: string): Promise<string> {
  const path = join(tmpdir(), `deckpass-${nameOf(folder).slice(0, 12)}`)
  await ensureOwnFolder(path)
  return path
}

/** A name for a folder where its path cannot stand: 128 bits of its SHA-256 in hex. */
export function nameOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 32)
}
