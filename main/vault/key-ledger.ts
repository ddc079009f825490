import { join } from 'node:path'
import { readSmallFile, removeSmallFile, writeSmallFile } from './small-file.ts'

/**
 * The ids of one connection's keys that may be somewhere, each written before its key is made and
 * struck when it is gone: a key that a crash left without a record is found again. Nothing secret.
 */
export type KeyLedger = {
  /** Oldest first. Never rejects: a ledger that cannot be read knows of none. */
  read(): Promise<readonly string[]>
  /** Resolves when the id is on disk for good; rejects with the system's error. */
  add(id: string): Promise<void>
  /** Rejects with the system's error. */
  strike(ids: readonly string[]): Promise<void>
}

/** Keys that were given up while a keychain was silent can become many; the oldest are forgotten. */
const mostIds = 64
const idForm = /^[\w-]{16,64}$/

/** A ledger in `<folder>/<connection>.keys`, one id a line; no file if it is empty. */
export function createKeyLedger(connection: string, folder: string): KeyLedger {
  const path = join(folder, `${connection}.keys`)

  const read = async () => {
    const lines = ((await readSmallFile(path)) ?? '').split('\n')
    return [...new Set(lines.filter((line) => idForm.test(line)))]
  }

  return {
    read,
    async add(id) {
      const ids = [...(await read()), id].slice(-mostIds)
      await writeSmallFile(path, `${ids.join('\n')}\n`)
    },
    async strike(ids) {
      const before = await read()
      const after = before.filter((id) => !ids.includes(id))
      if (after.length === 0) await removeSmallFile(path)
      else if (after.length < before.length) await writeSmallFile(path, `${after.join('\n')}\n`)
    },
  }
}
