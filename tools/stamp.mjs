import { createHash } from 'node:crypto'
import { readFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A digest of the names, sizes and times of all files at and below the paths: another one means
 * that something was added, taken away or written. Paths that do not exist count as empty.
 * @param {readonly string[]} paths
 */
export function fingerprint(paths) {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(listed(path).join('\n')).update('\n\n')
  return hash.digest('hex')
}

/**
 * Whether the stamp at `file` says what it is asked for.
 * @param {string} file
 * @param {string} content
 */
export function isStamped(file, content) {
  try {
    return readFileSync(file, 'utf8') === content
  } catch {
    return false
  }
}

/**
 * @param {string} file
 * @param {string} content
 */
export function writeStamp(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function listed(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [`${path} ${stats.size} ${stats.mtimeMs}`]
  return readdirSync(path)
    .sort()
    .flatMap((name) => listed(join(path, name)))
}
