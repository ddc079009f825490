import type { Stats } from 'node:fs'
import { chmod, lstat, mkdir, realpath } from 'node:fs/promises'
import { BrokerError } from './errors.ts'

/**
 * The real path of a folder, which is made if need be, and made owner-only: the same by every link.
 * Rejects with BrokerError `not_private` if it is another user's.
 */
export async function ownFolder(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const real = await realpath(folder)
  await ensureOwnFolder(real)
  return real
}

/** The same for a folder that must not be a link, and whose path is kept as it is. */
export async function ensureOwnFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const stats = await lstat(folder)
  if (!stats.isDirectory() || !isOwn(stats)) throw new BrokerError('not_private')
  if (isOthers(stats)) await chmod(folder, 0o700)
}

/** Whether another user owns it or may do anything with it. Windows tells that in other ways. */
export function isOthers(stats: Stats): boolean {
  return !isOwn(stats) || (process.platform !== 'win32' && (stats.mode & 0o077) !== 0)
}

/** A folder that another user owns must not even be made private: it would lock that user out. */
function isOwn({ uid }: Stats): boolean {
  return process.geteuid === undefined || uid === process.geteuid()
}
