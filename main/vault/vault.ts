import { StorageError, type StorageErrorCode } from '../session/errors.ts'
import type { Loaded, Log, Random, SessionStore, UnreadableReason } from '../session/ports.ts'
import type { SessionRecord } from '../session/record.ts'
import { associatedData, type Container } from './container.ts'
import type { Keychain } from './keychain.ts'
import { decodeRecord, encodeRecord } from './record-codec.ts'
import type { RecordFile } from './record-file.ts'
import { createRecordKeys, type RecordKey } from './record-keys.ts'
import { open, seal } from './seal.ts'
import { createTurns } from './turns.ts'

/** Where the newest record is: kept for good, or in memory alone because of `reason`. */
export type VaultStatus =
  { readonly kind: 'keychain' } | { readonly kind: 'memory'; readonly reason: StorageErrorCode }

/** A SessionStore that can say how its last save went. */
export type Vault = SessionStore & { status(): VaultStatus }

export type VaultOptions = {
  /** Names the file and the keychain items: lower-case letters, digits and dashes. */
  readonly connection: string
  readonly keychain: Keychain
  readonly file: RecordFile
  readonly random: Random
  readonly log: Log
  /** Whether a user's click waits for what is done now, so that a keyring may take its time. */
  readonly interactive?: () => boolean
}

/**
 * Keeps the record of one connection in a file, sealed with a key that the keychain holds. Calls run
 * in order, one at a time. What this vault could neither open nor wrote itself is never overwritten:
 * the first save sets it aside.
 */
export function createVault(options: VaultOptions): Vault {
  const { connection, file, random, log } = options
  const keys = createRecordKeys(connection, options.keychain, random)
  const inTurn = createTurns()
  const call = () => ({ interactive: options.interactive?.() ?? false })

  let key: RecordKey | undefined
  /** The record on disk was opened or written by this vault. */
  let known = false
  /** The user has signed in since older records were set aside: they go with the next sign-out. */
  let signedIn = false
  /** Keys that a sign-out could not remove, for another try. */
  let left: readonly string[] = []
  let status: VaultStatus = { kind: 'keychain' }

  const unreadable = (reason: UnreadableReason): Loaded => {
    known = false
    log.warn('vault-unreadable', { connection, reason })
    return { found: 'unreadable', reason }
  }

  const openContainer = async (container: Container): Promise<Loaded> => {
    const { keyId } = container
    const found = key?.id === keyId ? key : await keys.open(keyId, call())
    if (typeof found === 'string') return unreadable(found)
    const bytes = open(found.bytes, container, associatedData(connection, keyId))
    const decoded = bytes ? decodeRecord(bytes) : { is: 'damaged' as const }
    if (decoded.is !== 'record') return unreadable(decoded.is)
    key = found
    known = true
    signedIn = tellsOfSignIn(decoded.record)
    return { found: 'record', record: decoded.record }
  }

  const load = async (): Promise<Loaded> => {
    const read = await file.read()
    if (read.is === 'missing') return { found: 'nothing' }
    return read.is === 'container' ? openContainer(read.container) : unreadable(read.is)
  }

  const save = async (record: SessionRecord): Promise<void> => {
    key ??= await keys.create(call())
    const data = associatedData(connection, key.id)
    const container = { keyId: key.id, ...seal(key.bytes, encodeRecord(record), data, random) }
    const orphaned = await file.write(container, { setAside: !known })
    known = true
    signedIn = tellsOfSignIn(record)
    left = [...left, ...(await keys.remove(orphaned, call())).ids]
  }

  const clear = async (): Promise<void> => {
    const named = await file.keyIds({ asides: signedIn })
    const ids = new Set([...left, ...named, ...(key ? [key.id] : [])])
    key = undefined
    known = false
    const fileError = await file.remove({ asides: signedIn }).catch((error: unknown) => error)
    const keysLeft = await keys.remove([...ids], call())
    left = keysLeft.ids
    const error = fileError ?? keysLeft.error
    if (error) throw error
  }

  const report = (event: string, cause: unknown): StorageError => {
    const error =
      cause instanceof StorageError ? cause : new StorageError('write_failed', { cause })
    log.warn(event, { connection, code: error.code, system: systemCode(error.cause) })
    return error
  }

  return {
    load: () => inTurn(load),
    save: (record) =>
      inTurn(async () => {
        try {
          await save(record)
          status = { kind: 'keychain' }
        } catch (cause) {
          const error = report('vault-save-failed', cause)
          status = { kind: 'memory', reason: error.code }
          throw error
        }
      }),
    clear: () =>
      inTurn(async () => {
        status = { kind: 'keychain' }
        await clear().catch((cause: unknown) => {
          throw report('vault-clear-failed', cause)
        })
      }),
    status: () => status,
  }
}

/** The system's own name of an error, for example ENOSPC: plain, and of no user's making. */
function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'none'
}

const tellsOfSignIn = ({ grant, ended }: SessionRecord) =>
  grant !== undefined || ended !== undefined
