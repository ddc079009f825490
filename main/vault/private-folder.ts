import { chmod, constants, lstat, mkdir, open, rename, rm } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { attemptAll } from './attempt-all.ts'

const ownerOnly = 0o700
/** Ms between tries: on Windows a virus scanner may hold a file open for a moment. */
const renamePauses = [10, 40, 150, 400]

/**
 * Makes `folder` if need be, owner-only, and throws unless it is a real folder: a link in its place
 * could lead the record to where others read it.
 */
export async function ensurePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: ownerOnly })
  const stats = await lstat(folder)
  if (!stats.isDirectory()) throw new Error('The folder of the records is not a folder')
  if ((stats.mode & 0o077) !== 0) await chmod(folder, ownerOnly)
}

/** Throws if something other than an ordinary file is at `path`. */
export async function refuseUnlessFile(path: string): Promise<void> {
  const stats = await lstat(path).catch(ifMissing)
  if (stats && !stats.isFile()) throw new Error('The file of the record is not an ordinary file')
}

/** `undefined` for ENOENT; throws every other error. */
export function ifMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** Flushes a file's content to the disk. */
export async function flushFile(path: string): Promise<void> {
  await flush(await open(path, 'r+'))
}

/** Flushes names that were made, changed or removed in `folder`. Windows has no such call. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  await flush(await open(folder, constants.O_RDONLY | constants.O_DIRECTORY))
}

async function flush(handle: FileHandle): Promise<void> {
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes files of `folder`, each also if another cannot be. Rejects with the first error. */
export async function removeFiles(folder: string, names: readonly string[]): Promise<void> {
  await attemptAll(names.map((name) => () => rm(join(folder, name), { force: true })))
}

/** rename(2), tried again for less than a second where the system says that the file is in use. */
export async function renameInto(from: string, to: string): Promise<void> {
  for (const ms of renamePauses) {
    try {
      return await rename(from, to)
    } catch (error) {
      if (process.platform !== 'win32') throw error
      await pause(ms)
    }
  }
  await rename(from, to)
}
