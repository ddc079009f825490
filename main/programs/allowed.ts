import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { commandLine } from '../../preload/contract.ts'
import { StorageError } from '../session/errors.ts'
import { hashOf, ownerOf } from './keys.ts'
import type { KeptFile } from './options.ts'
import { commandName } from './program-name.ts'

const moment = v.pipe(v.number(), v.integer(), v.minValue(0))
const text = v.pipe(v.string(), v.minLength(1), v.maxLength(256))

const entrySchema = v.object({
  id: text,
  name: text,
  /** SHA-256 of its key in hex; the command line has none. */
  keyHash: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
  connections: v.array(text),
  allowedAt: moment,
  lastUsedAt: v.optional(moment),
})

/** A program that the user let in. */
export type AllowedProgram = Readonly<v.InferOutput<typeof entrySchema>>

/** The consent that is kept. What changes it rejects with StorageError `write_failed`. */
export type Allowed = {
  /** The newest first; also one whose withdrawal could not be kept yet. */
  all(): readonly AllowedProgram[]
  /** The program whose key this is. */
  byKey(key: string): AllowedProgram | undefined
  /** The program with this id, if it was not withdrawn. */
  byId(id: string): AllowedProgram | undefined
  /** Resolves to the new program's id once it is kept. */
  allow(name: string, key: string, connections: readonly string[]): Promise<string>
  /** Lets the command line in, or lets it have other connections than before. */
  allowCommands(connections: readonly string[]): Promise<void>
  /** From now on its key is nobody's; rejects if that is so for this run of the app alone. */
  withdraw(id: string): Promise<void>
  /** Takes a connection that was removed out of every consent: one that gets its id is another. */
  dropConnection(connection: string): Promise<void>
  /** Remembers that it was used just now, to the minute. Resolves to whether that is news. */
  used(id: string): Promise<boolean>
}

/** How exactly the last use is known, ms. */
const precision = 60_000

/** Reads what is kept, which may be anything: a damaged entry costs only itself. */
export function createAllowed(file: KeptFile, now: () => number): Allowed {
  let entries = readEntries(file.content)
  let last: Promise<unknown> = Promise.resolve()
  const withdrawn = new Set<string>()
  const isIn = ({ id }: AllowedProgram) => !withdrawn.has(id)

  /** One change after another: each starts from what the one before has kept. */
  const change = (make: () => readonly AllowedProgram[]) => {
    const done = last.then(async () => {
      const next = make()
      await file.change({ programs: next }).catch((cause: unknown) => {
        throw new StorageError('write_failed', { cause })
      })
      entries = next
    })
    last = done.catch(() => undefined)
    return done
  }

  return {
    all: () => entries,
    byKey: (key) => ownerOf(key, entries.filter(isIn)),
    byId: (id) => entries.find((entry) => entry.id === id && isIn(entry)),
    async allow(name, key, connections) {
      const id = randomBytes(8).toString('hex')
      const entry = { id, name, keyHash: hashOf(key), connections: [...connections] }
      await change(() => [{ ...entry, allowedAt: now() }, ...entries])
      return id
    },
    async allowCommands(connections) {
      await change(() => {
        const before = entries.find(({ id }) => id === commandLine)
        const entry = before ?? { id: commandLine, name: commandName, allowedAt: now() }
        const next = { ...entry, connections: [...connections] }
        return [next, ...entries.filter(({ id }) => id !== commandLine)]
      })
      withdrawn.delete(commandLine)
    },
    async withdraw(id) {
      withdrawn.add(id)
      await change(() => entries.filter((entry) => entry.id !== id))
      withdrawn.delete(id)
    },
    async dropConnection(connection) {
      const hasIt = ({ connections }: AllowedProgram) => connections.includes(connection)
      if (!entries.some(hasIt)) return
      const without = (entry: AllowedProgram) => ({
        ...entry,
        connections: entry.connections.filter((each) => each !== connection),
      })
      // In memory at once, whether it can be kept or not.
      entries = entries.map(without)
      await change(() => entries.map(without))
    },
    async used(id) {
      const at = now()
      const before = entries.find((entry) => entry.id === id)?.lastUsedAt ?? -Infinity
      if (Math.abs(at - before) < precision) return false
      const mark = (entry: AllowedProgram) =>
        entry.id === id ? { ...entry, lastUsedAt: at } : entry
      // In memory at once: the requests that come while it is written are no news any more.
      entries = entries.map(mark)
      await change(() => entries).catch(() => undefined)
      return true
    },
  }
}

function readEntries(content: unknown): readonly AllowedProgram[] {
  const kept = v.safeParse(v.object({ programs: v.array(v.unknown()) }), content)
  const seen = new Set<string>()
  return (kept.success ? kept.output.programs : []).flatMap((entry) => {
    const parsed = v.safeParse(entrySchema, entry)
    if (!parsed.success || seen.has(parsed.output.id)) return []
    // The one entry without a key is the command line's, which has none.
    if ((parsed.output.id === commandLine) !== (parsed.output.keyHash === undefined)) return []
    seen.add(parsed.output.id)
    return [parsed.output]
  })
}
