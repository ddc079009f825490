import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openElectronStore, type OpenJsonStore } from '../vault/json-store.ts'

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

/** Opens `<folder>/<name>.json`, which may hold anything or not be there. Never rejects. */
export async function openJsonFile(
  name: string,
  { folder, now, openStore = openElectronStore }: JsonFileOptions,
): Promise<JsonFile> {
  const path = join(folder, `${name}.json`)
  const setAside = (await isBroken(path)) && (await putAside(path, now()))
  let file = await openStore(name, folder).catch(() => undefined)
  let removed = false

  return {
    setAside,
    content: file?.store ?? {},
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

const aside = '.broken-'

const isOwn = (name: string, file: string) => name === file || name.startsWith(file + aside)

async function isBroken(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  try {
    const value: unknown = JSON.parse(text)
    return typeof value !== 'object' || value === null || Array.isArray(value)
  } catch {
    return true
  }
}

/** Resolves to whether it was done. No name that a system knows has a colon in it. */
async function putAside(path: string, now: number): Promise<boolean> {
  const time = new Date(now).toISOString().replaceAll(':', '-')
  return rename(path, `${path}${aside}${time}`).then(
    () => true,
    () => false,
  )
}
