import { StorageError } from '../session/errors.ts'
import type { Random, UnreadableReason } from '../session/ports.ts'
import type { Keychain, KeychainCall } from './keychain.ts'
import { keyLength } from './seal.ts'

/**
 * Ms after which an answer was not the keychain's alone: the user dismissed a question for the
 * password, and is not to be asked again at once.
 */
const humanPause = 1_000

/** What seals one connection's record: its id is in the file, its bytes are in a keychain. */
export type RecordKey = { readonly id: string; readonly bytes: Uint8Array }

export type RecordKeys = {
  /** A new key, trusted only once the keychain gave it back. Rejects with StorageError. */
  create(id: string, call: KeychainCall): Promise<RecordKey>
  /** Never rejects: names what is in the way. */
  open(id: string, call: KeychainCall): Promise<RecordKey | UnreadableReason>
  /** Never rejects: tells which keys may still be there, and why. */
  remove(ids: readonly string[], call: KeychainCall): Promise<KeysLeft>
}

export type KeysLeft = { readonly ids: readonly string[]; readonly error?: StorageError }

export type RecordKeysOptions = {
  readonly connection: string
  readonly keychain: Keychain
  readonly random: Random
  /** Whether the keychain can be locked, and then answers as if it held nothing. */
  readonly canLock: boolean
}

/**
 * The keys of one connection in one keychain. Accounts are `<connection>/<key id>` with a random id,
 * so that several profiles can share a keychain, and a key that was never trusted is never met again.
 */
export function createRecordKeys(options: RecordKeysOptions): RecordKeys {
  const { connection, keychain, random, canLock } = options
  const account = (id: string) => `${connection}/${id}`

  /**
   * Keychains answer alike for locked and missing; only an open one takes a write. Always under the
   * same name: what a crash leaves of it goes with the next.
   */
  const isOpen = async (call: KeychainCall): Promise<boolean> => {
    if (!canLock) return true
    const probe = account('probe')
    try {
      await keychain.write(probe, 'probe', call)
      return await keychain.remove(probe, call)
    } catch {
      return false
    }
  }

  return {
    async create(id, call) {
      const bytes = random.bytes(keyLength)
      const text = Buffer.from(bytes).toString('base64url')
      await keychain.write(account(id), text, call)
      if ((await keychain.read(account(id), call)) === text) return { id, bytes }
      await keychain.remove(account(id), call).catch(() => false)
      throw new StorageError(canLock ? 'keychain_refused' : 'write_failed')
    },

    async open(id, call) {
      try {
        const asked = performance.now()
        let text = await keychain.read(account(id), call)
        if (text === undefined) {
          const dismissed = canLock && performance.now() - asked > humanPause
          if (dismissed || !(await isOpen(call))) return 'keychain-unavailable'
          text = await keychain.read(account(id), call)
        }
        if (text === undefined) return 'key-missing'
        const bytes = Buffer.from(text, 'base64url')
        return bytes.length === keyLength ? { id, bytes } : 'damaged'
      } catch {
        return 'keychain-unavailable'
      }
    },

    async remove(ids, call) {
      const unsure: string[] = []
      for (const [at, id] of ids.entries()) {
        try {
          if (!(await keychain.remove(account(id), call))) unsure.push(id)
        } catch (error) {
          return { ids: [...unsure, ...ids.slice(at)], error: asStorageError(error) }
        }
      }
      if (unsure.length === 0 || (await isOpen(call))) return { ids: [] }
      return { ids: unsure, error: new StorageError('keychain_refused') }
    },
  }
}

const asStorageError = (cause: unknown) =>
  cause instanceof StorageError ? cause : new StorageError('keychain_unavailable', { cause })
