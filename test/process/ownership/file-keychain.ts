import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing } from '../../../main/vault/private-folder.ts'
import type { Keychain } from '../../../main/vault/keychain.ts'

/** Stands for the system's keychain: one for all processes, which a folder of plain files is too. */
export function createFileKeychain(folder: string): Keychain {
  const fileOf = (account: string) => join(folder, encodeURIComponent(account))
  return {
    read: async (account) =>
      (await readFile(fileOf(account), 'utf8').catch(ifMissing)) ?? undefined,
    async write(account, secret) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeFile(fileOf(account), secret, { mode: 0o600 })
    },
    remove: (account) =>
      rm(fileOf(account)).then(
        () => true,
        () => false,
      ),
  }
}
