import { lstat, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  ensurePrivateFolder,
  flushFile,
  flushFolder,
  ifMissing,
  renameInto,
} from './private-folder.ts'

/** Far above what is kept in such files, bytes. */
const sizeLimit = 16 * 1024

/** The text of a small file; `undefined` if there is none, or nothing that can be read as one. */
export async function readSmallFile(path: string): Promise<string | undefined> {
  try {
    const stats = await lstat(path)
    // A link could lead elsewhere, and a pipe would be waited for.
    if (!stats.isFile() || stats.size > sizeLimit) return undefined
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * Makes `path` hold `text`, for the owner alone. Resolves when it is on disk for good; until then the
 * old file is whole. Rejects with the system's error.
 */
export async function writeSmallFile(path: string, text: string): Promise<void> {
  const staged = `${path}.next`
  await ensurePrivateFolder(dirname(path))
  await rm(staged, { force: true })
  try {
    await writeFile(staged, text, { flag: 'wx', mode: 0o600 })
    await flushFile(staged)
    await renameInto(staged, path)
    await flushFolder(dirname(path))
  } catch (error) {
    await rm(staged, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Resolves to whether there was something to remove, which is gone for good then. */
export async function removeSmallFile(path: string): Promise<boolean> {
  if (!(await lstat(path).catch(ifMissing))) return false
  await rm(path, { force: true })
  await flushFolder(dirname(path))
  return true
}
