import { readFile, stat } from 'node:fs/promises'
import { dialog } from 'electron'
import type { FileRead } from '../../preload/contract.ts'
import { readServices } from '../services/services-file.ts'
import { words } from './words.ts'

/** The largest profile file that is read, bytes. */
const largest = 256 * 1024

export type ProfileFileOptions = {
  /** Plain http on this machine is for development builds alone. */
  readonly development: boolean
  /** Ids of services that are known already. */
  readonly known: () => readonly string[]
  /** Takes the services of a file, as they stand in it. */
  readonly learn: (services: readonly unknown[]) => Promise<void>
}

/**
 * Lets the user choose a profile file and adds the services in it to those that are known. A file with
 * a mistake adds none; the mistake is told with its line.
 */
export async function addFromFile(options: ProfileFileOptions): Promise<FileRead> {
  const chosen = await dialog.showOpenDialog({
    title: words.profileFile.title,
    properties: ['openFile'],
    filters: [{ name: words.profileFile.kind, extensions: ['json'] }],
  })
  const [path] = chosen.filePaths
  if (chosen.canceled || path === undefined) return { is: 'cancelled' }
  const text = await readText(path)
  if (text === undefined) return { is: 'wrong', mistake: words.profileFile.unreadable }
  return addText(text, options)
}

/** The same with the text of such a file. */
async function addText(text: string, options: ProfileFileOptions): Promise<FileRead> {
  const read = readServices(text, options)
  if ('mistake' in read) return { is: 'wrong', mistake: read.mistake }
  const taken = read.services.find(({ profile }) => options.known().includes(profile.id))
  if (taken) return { is: 'wrong', mistake: words.profileFile.taken(taken.profile.id) }
  const written: unknown = JSON.parse(text)
  await options.learn(Array.isArray(written) ? written : [])
  return { is: 'read', services: read.services.map(({ profile }) => profile.name) }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    const { size } = await stat(path)
    return size <= largest ? await readFile(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}
