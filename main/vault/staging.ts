import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { containerToJson, type Container } from './container.ts'
import type { OpenJsonStore } from './json-store.ts'
import { flushFile, ifMissing, removeFiles } from './private-folder.ts'

/** The store's name of the file that a record of `connection` is written to before it counts. */
const stagedName = (connection: string) => `${connection}.next`

/**
 * Writes a container to `<connection>.next.json`, reads it back and flushes it; resolves to its path.
 * Throws if what is on disk then is not the whole of it: the store takes a write that a full disk
 * cut short for a good one.
 */
export async function stage(
  openStore: OpenJsonStore,
  connection: string,
  folder: string,
  container: Container,
): Promise<string> {
  const name = stagedName(connection)
  await removeStaged(connection, folder)
  // Made here, because the store would hold up the whole process for a second of tries.
  await writeFile(join(folder, `${name}.json`), '{}', { flag: 'wx', mode: 0o600 })
  const json = containerToJson(container)
  const store = await openStore(name, folder)
  store.store = json
  if (JSON.stringify(store.store) !== JSON.stringify(json)) throw new Error('Written in part')
  await flushFile(store.path)
  return store.path
}

/** Removes what a write that failed or crashed left, the store's own temporary files too. */
export async function removeStaged(connection: string, folder: string): Promise<void> {
  const names = (await readdir(folder).catch(ifMissing)) ?? []
  const left = names.filter((name) => name.startsWith(`${stagedName(connection)}.json`))
  await removeFiles(folder, left)
}
