import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What is made, and not written. */
const made = new Set(['node_modules', 'dist', 'out', '.git'])

/** The paths of the files in a folder of the checkout, and in those below, with `/` between. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !made.has(name))
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`
      return entry.isDirectory() ? filesIn(path) : [path]
    })
}

/** The number of lines of each file. */
export function linesOf(paths: readonly string[]): ReadonlyMap<string, number> {
  return new Map(paths.map((path) => [path, readText(path).split('\n').length - 1]))
}

export function readText(path: string): string {
  return readFileSync(join('.', path), 'utf8')
}
