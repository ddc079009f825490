import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import {
  access,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Files of the user's session, such as the entries of a menu. */
export type Files = {
  /** Its text, if it is a file of at most 256 KiB that can be read. */
  read(path: string): Promise<string | undefined>
  /** Its path without symbolic links, if it is there. */
  realPath(path: string): Promise<string | undefined>
  /** Whether it is a file that this user may run. */
  isProgram(path: string): Promise<boolean>
  /** Paths, relative to the folder, of at most 2,000 files in it and two levels below. */
  list(folder: string): Promise<readonly string[]>
  /** Writes a file whole or not at all, and its folders if need be; a symbolic link stays one. */
  write(path: string, text: string, mode: number): Promise<void>
  /** Removes a file if it is there. */
  remove(path: string): Promise<void>
  /** Removes a folder if it is there and nothing is in it. */
  removeEmptyFolder(path: string): Promise<void>
}

const longestText = 256 * 1024
const mostFiles = 2_000
const deepest = 2

const nothing = () => undefined

export const systemFiles: Files = {
  async read(path) {
    const facts = await stat(path).catch(nothing)
    if (!facts?.isFile() || facts.size > longestText) return undefined
    return readFile(path, 'utf8').catch(nothing)
  },

  realPath: (path) => realpath(path).catch(nothing),

  async isProgram(path) {
    const facts = await stat(path).catch(nothing)
    const allowed = access(path, constants.X_OK).then(() => true)
    return (await allowed.catch(() => false)) && facts?.isFile() === true
  },

  list: (folder) => listFiles(folder, '', deepest),

  async write(path, text, mode) {
    await mkdir(dirname(path), { recursive: true })
    const target = (await realpath(path).catch(nothing)) ?? path
    const next = `${target}.${randomBytes(6).toString('hex')}.new`
    try {
      await writeFile(next, text, { mode, flag: 'wx' })
      await rename(next, target)
    } catch (error) {
      await rm(next, { force: true })
      throw error
    }
  },

  remove: (path) => rm(path, { force: true }),

  removeEmptyFolder: (path) => rmdir(path).catch(nothing),
}

async function listFiles(folder: string, below: string, levels: number): Promise<string[]> {
  const found = await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
  const lists = found.slice(0, mostFiles).map(async (each) => {
    const path = join(below, each.name)
    if (!each.isDirectory()) return [path]
    return levels > 0 ? listFiles(folder, path, levels - 1) : []
  })
  return (await Promise.all(lists)).flat().slice(0, mostFiles)
}
