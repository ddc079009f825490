import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { UserError } from '../../say.mjs'

/**
 * Lays out the sources as they will be on the system, below `root`, with the plain modes that packages
 * have: what the builder's umask left is nobody's choice.
 * @param {import('./arguments.mjs').Wanted['sources']} sources
 * @param {string} root
 */
export function layOut(sources, root) {
  for (const { from, to } of sources) {
    const source = statSync(from, { throwIfNoEntry: false })
    if (!source) throw new UserError(`${from} is not there, which was to be in the package.`)
    const target = join(root, to)
    mkdirSync(dirname(target), { recursive: true })
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, mode: 2 })
  }
  setModes(root)
}

/** @param {string} path */
function setModes(path) {
  const stats = lstatSync(path)
  if (stats.isSymbolicLink()) return
  // Nobody runs a library, though Electron's are marked so.
  const runs = (stats.mode & 0o100) !== 0 && !/\.so(\.\d+)*$/.test(path)
  chmodSync(path, stats.isDirectory() || runs ? 0o755 : 0o644)
  if (stats.isDirectory()) for (const name of readdirSync(path)) setModes(join(path, name))
}

/**
 * All files below a folder, as paths from it, sorted.
 * @param {string} root
 * @returns {string[]}
 */
export function filesBelow(root) {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
