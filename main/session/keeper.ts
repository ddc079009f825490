import { StorageError } from './errors.ts'
import type { Loaded, Log, SessionStore } from './ports.ts'
import type { SessionRecord } from './record.ts'
import type { ServiceProfile } from './service-profile.ts'

/** Where the record is: on disk, or for the reason given in memory until a write succeeds. */
export type Storage =
  { readonly in: 'vault' } | { readonly in: 'memory'; readonly code: StorageError['code'] }

/**
 * The one place that reads and writes a connection's record. Writes go one after another, and each
 * names the generation that it belongs to: a sign-out raises the generation, so that nothing begun
 * before it can write after it.
 */
export type Keeper = {
  generation(): number
  record(): SessionRecord
  storage(): Storage
  /**
   * What the vault holds; a record of another service or client is left alone and not given. Never
   * rejects: a vault that cannot even be looked at counts as one whose keychain does not open.
   */
  read(): Promise<Loaded>
  /** Goes on from a record that `read` gave. */
  adopt(record: SessionRecord): void
  /**
   * Saves a changed record and resolves to whether it counts: `false` means that the generation has
   * passed. A refused write is kept in memory and shown by `storage`. Never rejects. A record that
   * `how` gives back as it is needs no write.
   */
  change(generation: number, how: (record: SessionRecord) => SessionRecord): Promise<boolean>
  /** Tries a refused write again; resolves when all that was asked for so far is done. */
  flush(): Promise<void>
  /** Forgets at once, then clears the vault. Rejects with StorageError if the vault kept something. */
  wipe(): Promise<void>
}

/** `onStorage` is called when `storage` has changed. */
export function createKeeper(
  profile: ServiceProfile,
  store: SessionStore,
  log: Log,
  onStorage: () => void,
): Keeper {
  const blank: SessionRecord = {
    issuer: profile.issuer,
    clientId: profile.clientId,
    tokenEndpoint: profile.tokenEndpoint,
    pending: undefined,
    grant: undefined,
    ended: undefined,
    history: [],
  }
  let record = blank
  let generation = 0
  let storage: Storage = { in: 'vault' }
  let last: Promise<unknown> = Promise.resolve()

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  const settle = (next: Storage): void => {
    const before = storage
    storage = next
    if (nameOf(before) === nameOf(next)) return
    if (next.in === 'memory') log.warn('record-not-saved', { code: next.code })
    onStorage()
  }
  const save = async (next: SessionRecord, of: number): Promise<boolean> => {
    // Whatever the vault's trouble is, what it does not take is kept in memory.
    const outcome = await store.save(next).then(
      (): Storage => ({ in: 'vault' }),
      (error: unknown): Storage => ({
        in: 'memory',
        code: error instanceof StorageError ? error.code : 'write_failed',
      }),
    )
    if (of !== generation) return false
    record = next
    settle(outcome)
    return true
  }

  return {
    generation: () => generation,
    record: () => record,
    storage: () => storage,

    adopt(found) {
      record = found
    },

    read: () =>
      inTurn(async () => {
        const loaded = await store.load().catch((): Loaded => {
          log.warn('record-not-read')
          return { found: 'unreadable', reason: 'keychain-unavailable' }
        })
        if (loaded.found !== 'record' || isOf(loaded.record, blank)) return loaded
        log.warn('record-of-another-service')
        return { found: 'nothing' }
      }),

    change: (of, how) =>
      inTurn(async () => {
        if (of !== generation) return false
        const next = how(record)
        return next === record || save(next, of)
      }),

    flush: () =>
      inTurn(async () => {
        if (storage.in === 'memory') await save(record, generation)
      }),

    wipe() {
      generation++
      record = blank
      storage = { in: 'vault' }
      return inTurn(() => store.clear())
    },
  }
}

function nameOf(storage: Storage): string {
  return storage.in === 'vault' ? 'vault' : storage.code
}

function isOf(record: SessionRecord, own: SessionRecord): boolean {
  return (['issuer', 'clientId', 'tokenEndpoint'] as const).every(
    (name) => record[name] === own[name],
  )
}
