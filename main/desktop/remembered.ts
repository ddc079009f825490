import * as v from 'valibot'
import type { JsonFile } from './json-file.ts'

const bounds = v.object({
  x: v.pipe(v.number(), v.integer()),
  y: v.pipe(v.number(), v.integer()),
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
})

const lapseWarning = v.object({ lastsUntil: v.number(), days: v.picklist([7, 2, 0]) })

const schema = v.object({
  /** Where the window was when it was last closed. */
  bounds: v.fallback(v.optional(bounds), undefined),
  /** The user was told that closing the window leaves the app in the tray. */
  toldOfTray: v.fallback(v.boolean(), false),
  /** The last warning of each connection that its session lapses soon. */
  lapseWarnings: v.fallback(v.record(v.string(), lapseWarning), {}),
})

/** What the app remembers for itself from one run to the next. Nothing secret. */
export type Memory = v.InferOutput<typeof schema>

export type Remembered = {
  current(): Memory
  /** Remembers what is named, and that at least until the app quits. Never throws. */
  keep(changes: Partial<Memory>): void
}

/** A memory over its file, which may hold anything. */
export function createRemembered(file: Pick<JsonFile, 'content' | 'change'>): Remembered {
  let memory = v.parse(schema, file.content)
  return {
    current: () => memory,
    keep(changes) {
      memory = { ...memory, ...changes }
      // What is forgotten is told or placed once more: nothing to trouble anybody with.
      void file.change(changes).catch(() => undefined)
    },
  }
}
