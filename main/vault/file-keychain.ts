import { join } from 'node:path'
import { StorageError } from '../session/errors.ts'
import type { Keychain } from './keychain.ts'
import { readSmallFile, removeSmallFile, writeSmallFile } from './small-file.ts'

const accountForm = /^[a-z0-9-]+\/[\w-]+$/

/**
 * Stands in for the system's keychain where the user said so: each secret is a file of `folder`, mode
 * 0600, in plain text. Whoever can read the user's files can read it. There is no lock on it, so that
 * "none" means none; writing and removing reject with StorageError `write_failed`.
 */
export function createFileKeychain(folder: string): Keychain {
  const pathOf = (account: string): string => {
    if (!accountForm.test(account)) throw new TypeError('Not a name of a key')
    return join(folder, `${account.replace('/', '.')}.key`)
  }
  return {
    read: async (account) => readSmallFile(pathOf(account)),
    write: async (account, secret) => writeSmallFile(pathOf(account), secret).catch(failed),
    remove: async (account) => removeSmallFile(pathOf(account)).catch(failed),
  }
}

function failed(cause: unknown): never {
  throw new StorageError('write_failed', { cause })
}
