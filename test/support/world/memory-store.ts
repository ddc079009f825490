import { StorageError, type StorageErrorCode } from '../../../main/session/errors.ts'
import type { Loaded, SessionStore, UnreadableReason } from '../../../main/session/ports.ts'
import type { SessionRecord } from '../../../main/session/record.ts'
import { decodeRecord, encodeRecord } from '../../../main/vault/record-codec.ts'

/** A disk that is simulated: what was saved comes back as a copy, and it fails when it is told to. */
export class MemoryStore implements SessionStore {
  /** What is on disk. */
  disk: SessionRecord | undefined
  /** Every record that reached the disk, in order. */
  readonly saved: SessionRecord[] = []
  saves = 0
  failSave: StorageErrorCode | Error | undefined
  failClear: StorageErrorCode | undefined
  failLoad: StorageErrorCode | undefined
  unreadable: UnreadableReason | undefined
  /** Called before each write; it goes on when this resolves. */
  beforeSave: (record: SessionRecord) => Promise<void> = () => Promise.resolve()

  async load(): Promise<Loaded> {
    if (this.failLoad) throw new StorageError(this.failLoad)
    if (this.unreadable) return { found: 'unreadable', reason: this.unreadable }
    return this.disk ? { found: 'record', record: copyOf(this.disk) } : { found: 'nothing' }
  }

  async save(record: SessionRecord): Promise<void> {
    this.saves++
    await this.beforeSave(record)
    if (this.failSave instanceof Error) throw this.failSave
    if (this.failSave) throw new StorageError(this.failSave)
    this.disk = copyOf(record)
    this.saved.push(this.disk)
  }

  async clear(): Promise<void> {
    if (this.failClear) throw new StorageError(this.failClear)
    this.disk = undefined
  }

  /** The refresh token on disk. */
  refreshToken(): string | undefined {
    return this.disk?.grant?.refreshToken?.reveal()
  }
}

function copyOf(record: SessionRecord): SessionRecord {
  const decoded = decodeRecord(encodeRecord(record))
  if (decoded.is !== 'record') throw new Error(`a record that is ${decoded.is}`)
  return decoded.record
}
