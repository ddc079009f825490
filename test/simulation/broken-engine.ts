import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ownEngine } from './engine.ts'

/** A fault put into the engine on purpose: `find` must be in the file, or the fault is none. */
export type Breakage = { readonly file: string; readonly find: string; readonly put: string }

/**
 * Copies the session core with faults in it and resolves to the copy's folder, and to what removes it.
 * Throws if a place to break is not there any more.
 */
export async function breakEngine(
  breakages: readonly Breakage[],
): Promise<{ folder: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'deckpass-broken-'))
  const folder = join(root, 'session')
  await cp(ownEngine, folder, { recursive: true })
  await symlink(resolve(ownEngine, '../../node_modules'), join(root, 'node_modules'))
  for (const { file, find, put } of breakages) {
    const path = join(folder, file)
    const text = await readFile(path, 'utf8')
    if (!text.includes(find)) throw new Error(`${file} has no "${find}" to break`)
    await writeFile(path, text.replaceAll(find, put))
  }
  return { folder, remove: () => rm(root, { recursive: true }) }
}
