import * as v from 'valibot'
import { StorageError } from '../session/errors.ts'
import type { JsonFile } from './json-file.ts'

/** Each field is read on its own: one that does not fit counts as not chosen, and costs no other. */
const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  stageMode: v.fallback(v.boolean(), false),
  keepInTray: v.fallback(v.boolean(), false),
  notifications: v.fallback(v.boolean(), true),
  /** The browser that the user wants pages in, by its id; the system's choice if absent. */
  browser: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(512))), undefined),
  /** Connections whose keys the user wants in files, because the keychain cannot be used. */
  keysInFiles: v.fallback(v.array(v.pipe(v.string(), v.maxLength(64))), []),
})

/** What the user chose for this computer. Nothing secret. */
export type Settings = v.InferOutput<typeof schema>

export type SettingsStore = {
  current(): Settings
  /** The file could not be read: it was set aside, and what is current are the usual choices. */
  readonly setAside: boolean
  /**
   * Changes what is named and leaves the rest; it counts at once. Rejects with StorageError
   * `write_failed` if it cannot be kept, and then counts until the app quits.
   */
  change(changes: Partial<Settings>): Promise<void>
  /** Calls back after every change, before it is written. */
  subscribe(listener: () => void): void
}

/** Settings over their file, which may hold anything. */
export function createSettings(file: Omit<JsonFile, 'remove'>): SettingsStore {
  const listeners: (() => void)[] = []
  let settings = v.parse(schema, file.content)
  return {
    current: () => settings,
    setAside: file.setAside,
    async change(changes) {
      if (Object.keys(changes).length === 0) return
      settings = { ...settings, ...changes }
      for (const listener of listeners) listener()
      await file.change(changes).catch((cause: unknown) => {
        throw new StorageError('write_failed', { cause })
      })
    },
    subscribe: (listener) => void listeners.push(listener),
  }
}
