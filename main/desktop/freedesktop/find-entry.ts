import { join } from 'node:path'
import type { Files } from '../host/files.ts'
import { isTrue, parseEntry, type DesktopEntry } from './entry.ts'

/** An entry as it counts: one in an earlier folder hides those of its id in later ones. */
export type FoundEntry = {
  readonly id: string
  readonly path: string
  readonly entry: DesktopEntry
}

/** Finds the entry of a desktop file id, such as "app.deckpass.desktop". */
export async function findEntry(
  id: string,
  applications: readonly string[],
  files: Files,
): Promise<FoundEntry | undefined> {
  if (!/^[^/\0]{1,247}\.desktop$/.test(id) || id.startsWith('.')) return undefined
  for (const folder of applications) {
    for (const name of namesOf(id)) {
      const found = await readEntry(id, join(folder, name), files)
      if (found) return found === 'hidden' ? undefined : found
    }
  }
  return undefined
}

/** Reads an entry; "hidden" is one that its user has deleted (key "Hidden"). */
export async function readEntry(
  id: string,
  path: string,
  files: Files,
): Promise<FoundEntry | 'hidden' | undefined> {
  const text = await files.read(path)
  const entry = text === undefined ? undefined : parseEntry(text)
  if (!entry) return undefined
  return isTrue(entry, 'Hidden') ? 'hidden' : { id, path, entry }
}

/** A dash in an id can stand for a folder: "kde-app.desktop" is kde/app.desktop or its own name. */
function namesOf(id: string): readonly string[] {
  const parts = id.split('-')
  const depths = parts.slice(0, 3).map((_part, depth) => depth)
  return depths.map((depth) => [...parts.slice(0, depth), parts.slice(depth).join('-')].join('/'))
}
