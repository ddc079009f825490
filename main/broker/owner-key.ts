import { randomBytes } from 'node:crypto'
import { constants, lstat, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BrokerError, ifMissing } from './errors.ts'
import { isOthers } from './own-folder.ts'

const keyLength = 32
const fileName = 'owner.key'

/**
 * The key by which the processes of one user know each other. `undefined` if there is none, or not
 * all of it. Rejects with BrokerError `not_private` if it is a link, another user's, or readable by
 * others.
 */
export async function readKey(folder: string): Promise<Uint8Array | undefined> {
  const path = join(folder, fileName)
  const stats = await lstat(path).catch(ifMissing)
  if (!stats) return undefined
  if (!stats.isFile() || isOthers(stats)) throw new BrokerError('not_private')
  if (stats.size !== keyLength) return undefined
  const key = await readFile(path, { flag: constants.O_RDONLY | constants.O_NOFOLLOW })
  return key.length === keyLength ? key : undefined
}

/** The same for the owner alone, who makes the key if need be; others never see half of one. */
export async function ensureKey(folder: string): Promise<Uint8Array> {
  const found = await readKey(folder)
  if (found) return found
  const key = randomBytes(keyLength)
  const fresh = join(folder, `${fileName}.new`)
  await rm(fresh, { force: true })
  const file = await open(fresh, 'wx', 0o600)
  try {
    await file.writeFile(key)
    // A power cut must not leave 32 zeros in its place: a key that anybody knows.
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, join(folder, fileName))
  return key
}
