import { readFileSync, renameSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { openElectronStore, type JsonStore, type OpenJsonStore } from '../vault/json-store.ts'

/** A small file of this app's own, in its profile folder, that holds one JSON object. */
export type JsonFile = {
  /** What it held could not be read as such: that was set aside beside it, and it starts anew. */
  readonly setAside: boolean
  /** What it held when it was opened; nothing if it could not be read. */
  readonly content: Readonly<Record<string, unknown>>
  /**
   * Changes what is named and leaves the rest as it is; that is on disk when this returns, since the app
   * may be about to end. Rejects if it cannot be written.
   */
  change(changes: Readonly<Record<string, unknown>>): Promise<void>
  /** Removes it and what was set aside. From then on `change` writes nothing. Rejects if it cannot. */
  remove(): Promise<void>
}

export type JsonFileOptions = {
  readonly folder: string
  readonly now: () => number
  readonly openStore?: OpenJsonStore
}

/** A file that has been read, but not opened: until it is, a change waits for that. */
export type ReadJsonFile = JsonFile & {
  /** From then on `change` holds what it promises. Never rejects. */
  open(): Promise<void>
}

/** Reads `<folder>/<name>.json`, which may hold anything or not be there. */
export function jsonFile(
  name: string,
  { folder, now, openStore = openElectronStore }: JsonFileOptions,
): ReadJsonFile {
  const path = join(folder, `${name}.json`)
  const read = readObject(path)
  const setAside = read === 'broken' && putAside(path, now())
  let file: JsonStore | undefined
  let removed = false

  return {
    setAside,
    content: typeof read === 'object' ? read : {},
    async open() {
      file ??= await openStore(name, folder).catch(() => undefined)
    },
    async change(changes) {
      if (removed) return
      file ??= await openStore(name, folder)
      file.store = { ...file.store, ...changes }
    },
    async remove() {
      removed = true
      const own = (await readdir(folder)).filter((each) => isOwn(each, `${name}.json`))
      for (const each of own) await rm(join(folder, each), { force: true })
    },
  }
}

/** Opens `<folder>/<name>.json`, which may hold anything or not be there. Never rejects. */
export async function openJsonFile(name: string, options: JsonFileOptions): Promise<JsonFile> {
  const file = jsonFile(name, options)
  await file.open()
  return file
}

const aside = '.broken-'

/** An array would pass for a record. */
const object = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value)),
  v.record(v.string(), v.unknown()),
)

const isOwn = (name: string, file: string) => name === file || name.startsWith(file + aside)

/** The first picture waits for this: a file of a few hundred bytes is read at once. */
function readObject(path: string): Readonly<Record<string, unknown>> | 'broken' | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  try {
    const parsed = v.safeParse(object, JSON.parse(text))
    return parsed.success ? parsed.output : 'broken'
  } catch {
    return 'broken'
  }
}

/** Whether it was done. No name that a system knows has a colon in it. */
function putAside(path: string, now: number): boolean {
  const time = new Date(now).toISOString().replaceAll(':', '-')
  try {
    renameSync(path, `${path}${aside}${time}`)
    return true
  } catch {
    return false
  }
}
