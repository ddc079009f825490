import { randomFillSync } from 'node:crypto'
import { constants, lstat, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing } from './private-folder.ts'

/** Room for a record of the largest size and all that staging it takes, bytes. */
export const reserveSize = 128 * 1024

/** A disk gives room in blocks, of this many bytes as a rule. */
const block = 4 * 1024

const pathOf = (connection: string, folder: string) => join(folder, `${connection}.reserve`)

/**
 * Keeps room on the disk for the next record of `connection`: a file that means nothing, whose blocks
 * a full disk cannot give to others. Where the whole does not fit it keeps as much as does; what is
 * kept already is never given back for it. Rejects where there is no room at all, and nothing is left.
 */
export async function keepReserve(connection: string, folder: string): Promise<void> {
  const path = pathOf(connection, folder)
  const found = await lstat(path).catch(ifMissing)
  const ours = found?.isFile() === true && found.nlink === 1 && found.size <= reserveSize
  if (ours && found.size === reserveSize) return
  if (found && !ours) await rm(path)
  // Windows has no links that a file would be opened through.
  const how = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0)
  const handle = await open(path, how, 0o600)
  try {
    if ((await grow(handle, ours ? found.size : 0)) === 0) throw new Error('No room for a reserve')
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

/** Adds to the file what fits, in ever smaller pieces; resolves to its size then. */
async function grow(handle: FileHandle, from: number): Promise<number> {
  // A crash may have cut short an earlier one.
  let size = from - (from % block)
  for (let piece = reserveSize; piece >= block; piece /= 2)
    while (size + piece <= reserveSize && (await fill(handle, size, piece))) size += piece
  await handle.truncate(size)
  await handle.sync()
  return size
}

/** Whether this many bytes have their place on the disk now. Not zeros, which some do not store. */
async function fill(handle: FileHandle, at: number, length: number): Promise<boolean> {
  const bytes = randomFillSync(new Uint8Array(length))
  const written = await handle.write(bytes, 0, length, at).catch(() => undefined)
  return written?.bytesWritten === length
}

/** Makes room; resolves to whether there was any to make. A folder in its place is none. */
export async function giveUpReserve(connection: string, folder: string): Promise<boolean> {
  const path = pathOf(connection, folder)
  const found = await lstat(path).catch(ifMissing)
  if (!found || found.isDirectory()) return false
  await rm(path, { force: true })
  return true
}
