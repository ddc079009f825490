import type { Loaded, SessionStore } from '../../main/session/ports.ts'
import type { SessionRecord } from '../../main/session/record.ts'
import type { Agenda } from './agenda.ts'
import type { Engine } from './engine.ts'
import type { Chance } from './random.ts'

/** How long the disk takes at most, ms. */
export const longestWrite = 8

/** What survives a crash: one record that is replaced whole, as a rename does. */
export class Disk {
  record: SessionRecord | undefined
  full = false
  keychainLocked = false
  /** Called when a record has landed. */
  onSaved: (record: SessionRecord) => void = () => {}
  /** Called when the record was cleared, with the one that was there. */
  onCleared: (record: SessionRecord | undefined) => void = () => {}
  readonly #agenda: Agenda
  readonly #chance: Chance
  readonly #engine: Engine

  constructor(agenda: Agenda, chance: Chance, engine: Engine) {
    this.#agenda = agenda
    this.#chance = chance
    this.#engine = engine
  }

  /** The store of one process; what the process had not finished when it died never lands. */
  store(isAlive: () => boolean): SessionStore {
    const later = <Value>(work: () => Value): Promise<Value> =>
      new Promise((resolve, reject) => {
        const wait = this.#chance.between(1, longestWrite)
        this.#agenda.at(this.#agenda.now() + wait, () => {
          if (!isAlive()) return
          try {
            resolve(work())
          } catch (error) {
            reject(error)
          }
        })
      })
    return {
      load: () =>
        later((): Loaded => {
          if (!this.record) return { found: 'nothing' }
          return this.keychainLocked
            ? { found: 'unreadable', reason: 'keychain-unavailable' }
            : { found: 'record', record: this.record }
        }),
      save: (record) =>
        later(() => {
          if (this.full) throw new this.#engine.StorageError('write_failed')
          this.record = record
          this.onSaved(record)
        }),
      clear: () =>
        later(() => {
          this.onCleared(this.record)
          this.record = undefined
        }),
    }
  }
}
