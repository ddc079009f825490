import { randomFillSync } from 'node:crypto'
import { lstat, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing } from './private-folder.ts'

/** Room for a record of the largest size and all that staging it takes, bytes. */
export const reserveSize = 128 * 1024

const pathOf = (connection: string, folder: string) => join(folder, `${connection}.reserve`)

/**
 * Keeps room on the disk for the next record of `connection`: a file that means nothing, whose blocks
 * a full disk cannot give to others. Rejects where there is no room for it; nothing is left then.
 */
export async function keepReserve(connection: string, folder: string): Promise<void> {
  const path = pathOf(connection, folder)
  const found = await lstat(path).catch(ifMissing)
  if (found?.isFile() && found.size === reserveSize) return
  // A crash may have cut short an earlier one.
  if (found) await rm(path)
  const handle = await open(path, 'wx', 0o600)
  try {
    // Not zeros, which some file systems do not store.
    const { bytesWritten } = await handle.write(randomFillSync(new Uint8Array(reserveSize)))
    if (bytesWritten < reserveSize) throw new Error('No room for a reserve')
    await handle.sync()
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

/** Makes room; resolves to whether there was any to make. */
export async function giveUpReserve(connection: string, folder: string): Promise<boolean> {
  const path = pathOf(connection, folder)
  if (!(await lstat(path).catch(ifMissing))) return false
  await rm(path, { force: true })
  return true
}
