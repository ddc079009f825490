import type { StorageErrorCode } from '../session/errors.ts'
import type { Loaded, Log, Random, SessionStore, UnreadableReason } from '../session/ports.ts'
import type { SessionRecord } from '../session/record.ts'
import { attemptAll } from './attempt-all.ts'
import type { Container } from './container.ts'
import type { OpenJsonStore } from './json-store.ts'
import type { KeyChoice } from './key-choice.ts'
import { createKeyPlaces, type KeyPlace } from './key-places.ts'
import type { Keychain } from './keychain.ts'
import { createRecordFile } from './record-file.ts'
import type { RecordKey } from './record-keys.ts'
import { sealRecord, unsealRecord } from './sealed-record.ts'
import { createStorageReport } from './storage-report.ts'
import { createTurns } from './turns.ts'
import { keysToWipe, orphanedKeys } from './unneeded-keys.ts'

/** Where the newest record is: kept, its key in that place, or in memory alone because of `reason`. */
export type VaultStatus =
  { readonly kind: KeyPlace } | { readonly kind: 'memory'; readonly reason: StorageErrorCode }

/** A SessionStore that can say how its last save went, and whose key moves where the user says. */
export type Vault = SessionStore & {
  status(): VaultStatus
  /**
   * From the next save on a file takes the key that the keychain did not take. Nothing happens unless
   * the last save failed for want of the keychain. Rejects with StorageError `write_failed`.
   */
  keepInFile(): Promise<void>
  /**
   * Moves what is kept with a key in a file to a new key in the keychain. Rejects with StorageError,
   * and what is kept stays as it is.
   */
  useKeychain(): Promise<void>
}

export type VaultOptions = {
  /** Names the files and the keychain items: lower-case letters, digits and dashes. */
  readonly connection: string
  /** Absolute path of the folder that holds the files of all connections. */
  readonly folder: string
  readonly keychain: Keychain
  readonly choice: KeyChoice
  readonly random: Random
  readonly log: Log
  /** Whether a user's click waits for what is done now, so that a keyring may take its time. */
  readonly interactive?: () => boolean
  readonly openStore?: OpenJsonStore
}

/**
 * Keeps the record of one connection in a file, sealed with a key that the keychain holds or, where the
 * user chose so, another file. Calls run in order, one at a time. What this vault could neither open
 * nor wrote itself is never overwritten: the first save sets it aside.
 */
export function createVault(options: VaultOptions): Vault {
  const { connection, choice, random } = options
  const file = createRecordFile(options)
  const keys = createKeyPlaces(options)
  const report = createStorageReport(connection, options.log)
  const inTurn = createTurns()
  const call = () => ({ interactive: options.interactive?.() ?? false })

  let key: RecordKey | undefined
  /** The record on disk, if this vault opened or wrote it. */
  let kept: SessionRecord | undefined
  /** The user has signed in since older records were set aside: they go with the next sign-out. */
  let signedIn = false
  /** Where the user wants keys, as it was last seen. */
  let chosen: KeyPlace = 'keychain'
  let trouble: StorageErrorCode | undefined

  const where = (): KeyPlace => (key ? keys.placeOf(key.id) : chosen)
  const seeChoice = async () => (chosen = await choice.read())
  const choose = async (place: KeyPlace) => {
    await choice.change(place)
    chosen = place
  }
  const hold = (record: SessionRecord) => {
    kept = record
    signedIn = record.grant !== undefined || record.ended !== undefined
  }

  const unreadable = (reason: UnreadableReason): Loaded => {
    kept = undefined
    options.log.warn('vault-unreadable', { connection, reason })
    return { found: 'unreadable', reason }
  }

  const openContainer = async (container: Container): Promise<Loaded> => {
    const { keyId } = container
    const found = key?.id === keyId ? key : await keys.open(keyId, call())
    if (typeof found === 'string') return unreadable(found)
    const unsealed = unsealRecord(connection, found, container)
    if (unsealed.is !== 'record') return unreadable(unsealed.is)
    key = found
    hold(unsealed.record)
    return { found: 'record', record: unsealed.record }
  }

  const load = async (): Promise<Loaded> => {
    await seeChoice()
    const read = await file.read()
    if (read.is === 'missing') return { found: 'nothing' }
    return read.is === 'container' ? openContainer(read.container) : unreadable(read.is)
  }

  const write = (record: SessionRecord, sealing: RecordKey) =>
    file.write(sealRecord(connection, sealing, record, random), { setAside: !kept })

  /** A keychain that is not in use is not asked: it could ask the user for its password. */
  const removeOrphans = async () => {
    const orphans = await orphanedKeys(file, keys, key?.id, ['file', where()])
    await keys.remove(orphans, call()).catch(() => undefined)
  }

  const save = async (record: SessionRecord) => {
    const first = !kept
    key ??= await keys.create(await seeChoice(), call())
    await write(record, key)
    hold(record)
    trouble = undefined
    if (first) await removeOrphans()
  }

  const clear = async () => {
    const ids = await keysToWipe(file, keys, key?.id, { asides: signedIn })
    key = undefined
    kept = undefined
    trouble = undefined
    await attemptAll([
      () => file.remove({ asides: signedIn }),
      () => keys.remove(ids, call()),
      async () => (await seeChoice()) === 'file' && choose('keychain'),
    ])
  }

  const keepInFile = async () => {
    if (trouble !== undefined && trouble !== 'write_failed') await choose('file')
  }

  const useKeychain = async () => {
    if (where() === 'keychain') return
    const before = key
    // A click waits for this.
    const fresh = await keys.create('keychain', { interactive: true })
    if (kept) await write(kept, fresh)
    key = fresh
    const { ids: needed } = await file.keysOf('asides')
    const left = before && !needed.includes(before.id) ? [before.id] : []
    await attemptAll([() => choose('keychain'), () => keys.remove(left, call()), removeOrphans])
  }

  const told = (event: string) => (cause: unknown) => {
    throw report(event, cause)
  }

  return {
    load: () => inTurn(load),
    save: (record) =>
      inTurn(async () => {
        await save(record).catch((cause: unknown) => {
          const error = report('vault-save-failed', cause)
          trouble = error.code
          throw error
        })
      }),
    clear: () => inTurn(() => clear().catch(told('vault-clear-failed'))),
    keepInFile: () => inTurn(() => keepInFile().catch(told('vault-choice-failed'))),
    useKeychain: () => inTurn(() => useKeychain().catch(told('vault-move-failed'))),
    status: () => (trouble === undefined ? { kind: where() } : { kind: 'memory', reason: trouble }),
  }
}
