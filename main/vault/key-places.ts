import { StorageError } from '../session/errors.ts'
import type { Random, UnreadableReason } from '../session/ports.ts'
import { attemptAll } from './attempt-all.ts'
import { createFileKeychain } from './file-keychain.ts'
import { createKeyLedger } from './key-ledger.ts'
import type { Keychain, KeychainCall } from './keychain.ts'
import { createRecordKeys, type RecordKey, type RecordKeys } from './record-keys.ts'

/** Where a key can be: in the system's keychain, or in a file beside the record. */
export type KeyPlace = 'keychain' | 'file'

/** The keys of one connection, wherever each of them is: its id tells. */
export type KeyPlaces = {
  placeOf(id: string): KeyPlace
  /** Rejects with StorageError; a crash at any moment leaves no key that `known` does not name. */
  create(place: KeyPlace, call: KeychainCall): Promise<RecordKey>
  /** Never rejects: names what is in the way. */
  open(id: string, call: KeychainCall): Promise<RecordKey | UnreadableReason>
  /** Tries each place, then rejects with the first StorageError if a key may still be there. */
  remove(ids: readonly string[], call: KeychainCall): Promise<void>
  /** Ids of all keys that may be somewhere. Never rejects. */
  known(): Promise<readonly string[]>
}

export type KeyPlacesOptions = {
  readonly connection: string
  /** Absolute path of the folder that holds the files of all connections. */
  readonly folder: string
  readonly keychain: Keychain
  readonly random: Random
}

const fileMark = 'file-'

export function createKeyPlaces(options: KeyPlacesOptions): KeyPlaces {
  const { connection, folder, keychain, random } = options
  const ledger = createKeyLedger(connection, folder)
  const own = { connection, random }
  const places: Readonly<Record<KeyPlace, RecordKeys>> = {
    keychain: createRecordKeys({ ...own, keychain, canLock: true }),
    file: createRecordKeys({ ...own, keychain: createFileKeychain(folder), canLock: false }),
  }
  /** 22 characters, and with the mark 27: none is ever taken for one of the other place. */
  const newId = (place: KeyPlace) => {
    const id = Buffer.from(random.bytes(16)).toString('base64url')
    return place === 'file' ? `${fileMark}${id}` : id
  }
  const placeOf = (id: string): KeyPlace =>
    id.startsWith(fileMark) && id.length === fileMark.length + 22 ? 'file' : 'keychain'

  return {
    placeOf,

    async create(place, call) {
      const id = newId(place)
      await ledger.add(id).catch((cause: unknown) => {
        throw new StorageError('write_failed', { cause })
      })
      return places[place].create(id, call).catch(async (error: unknown) => {
        // What a silent keychain was asked for it may still do.
        const silent = error instanceof StorageError && error.code === 'keychain_timeout'
        if (!silent) await ledger.strike([id]).catch(() => undefined)
        throw error
      })
    },

    open: (id, call) => places[placeOf(id)].open(id, call),

    async remove(ids, call) {
      const from = (place: KeyPlace) => async () => {
        const here = ids.filter((id) => placeOf(id) === place)
        const left = await places[place].remove(here, call)
        await ledger.strike(here.filter((id) => !left.ids.includes(id))).catch(() => undefined)
        if (left.error) throw left.error
      }
      await attemptAll([from('file'), from('keychain')])
    },

    known: () => ledger.read(),
  }
}
