import type { SessionStore } from '../../../main/session/ports.ts'
import type { SessionRecord } from '../../../main/session/record.ts'
import type { OpenJsonStore } from '../../../main/vault/json-store.ts'
import type { Keychain } from '../../../main/vault/keychain.ts'
import { around, type Cut } from './cut.ts'
import type { Happening } from './steps.ts'

/** Wraps for a store, and for the file and the keychain below it, that can die at the steps of both. */
export function createStoreCuts(cut: Cut) {
  let kept: SessionRecord | undefined
  let saving: Happening | undefined
  let wiping = false

  return {
    store(inner: SessionStore): SessionStore {
      return {
        async load() {
          const loaded = await inner.load()
          if (loaded.found === 'record') kept = loaded.record
          return loaded
        },
        async save(record) {
          saving = whatIsSaved(kept, record)
          await around(cut, saving, () => inner.save(record))
          kept = record
        },
        async clear() {
          cut('before the record is wiped')
          wiping = true
          await inner.clear()
          wiping = false
          kept = undefined
        },
      }
    },

    /** A staged file is read back once it is written: it is whole then, and in nobody's place yet. */
    openStore(inner: OpenJsonStore): OpenJsonStore {
      return async (name, folder) => {
        const opened = await inner(name, folder)
        let written = false
        return {
          path: opened.path,
          get store() {
            if (written && saving) cut(`while ${saving}`)
            return opened.store
          },
          set store(value) {
            opened.store = value
            written = true
          },
        }
      }
    },

    /** A wipe begins with the file; the key comes after it. */
    keychain(inner: Keychain): Keychain {
      return {
        ...inner,
        remove(account, call) {
          if (wiping) cut('while the record is wiped')
          return inner.remove(account, call)
        },
      }
    },
  }
}

function whatIsSaved(
  before: SessionRecord | undefined,
  record: SessionRecord,
): Happening | undefined {
  if (record.pending) return 'the pending sign-in is saved'
  if (before?.pending) return 'the callback is noted'
  if (!record.grant) return undefined
  if (!before?.grant) return 'the grant is saved'
  if (record.grant.journal) return 'the journal is saved'
  return before.grant.journal ? 'the rotated token is saved' : undefined
}
