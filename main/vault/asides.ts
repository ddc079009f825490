import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ifMissing, removeFiles, renameInto } from './private-folder.ts'

const keptAsides = 3
const basicTime = /^\d{8}T\d{9}Z$/

/**
 * Moves a record that could not be opened out of the way, under the time in ISO 8601's basic form
 * (the other form's colons are no file name on Windows). An earlier aside is never overwritten.
 */
export async function setAside(folder: string, connection: string): Promise<void> {
  const taken = new Set(await listAsides(folder, connection))
  let at = Date.now()
  while (taken.has(asideName(connection, at))) at++
  await renameInto(join(folder, `${connection}.json`), join(folder, asideName(connection, at)))
}

/** File names of the records of `connection` that were set aside, oldest first. */
export async function listAsides(folder: string, connection: string): Promise<string[]> {
  const names = (await readdir(folder).catch(ifMissing)) ?? []
  const prefix = `${connection}.aside-`
  return names
    .filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
    .filter((name) => basicTime.test(name.slice(prefix.length, -'.json'.length)))
    .sort()
}

/** Removes all but the newest three. */
export async function removeSurplusAsides(folder: string, connection: string): Promise<void> {
  await removeFiles(folder, (await listAsides(folder, connection)).slice(0, -keptAsides))
}

/** Removes them all. */
export async function removeAsides(folder: string, connection: string): Promise<void> {
  await removeFiles(folder, await listAsides(folder, connection))
}

function asideName(connection: string, at: number): string {
  return `${connection}.aside-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}.json`
}
