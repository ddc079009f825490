import { readFileSync, writeFileSync } from 'node:fs'
import { addedBytes } from './contents.mjs'

const start = '<!-- written by "npm run package": -->'
const end = '<!-- until here -->'

/**
 * Puts a block of text between the marks of a document. Throws if they are not there.
 * @param {string} text
 * @param {string} block
 */
export function withBlock(text, block) {
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error('The document has no place for the report.')
  return `${text.slice(0, from + start.length)}\n\n${block.trim()}\n\n${text.slice(to)}`
}

/**
 * @param {string} file
 * @param {string} block
 */
export function writeReport(file, block) {
  const before = readFileSync(file, 'utf8')
  const after = withBlock(before, block)
  if (after !== before) writeFileSync(file, after)
}

/**
 * What a build adds to its runtime, as a table; files that belong together share a row.
 * @param {readonly import('./contents.mjs').Size[]} sizes
 */
export function contentsTable(sizes) {
  /** @type {Map<string, { count: number, bytes: number, compressed: number }>} */
  const groups = new Map()
  for (const { path, bytes, compressed } of sizes) {
    const name = groupOf(path)
    const sum = groups.get(name) ?? { count: 0, bytes: 0, compressed: 0 }
    groups.set(name, {
      count: sum.count + 1,
      bytes: sum.bytes + bytes,
      compressed: sum.compressed + compressed,
    })
  }
  const rows = [...groups].map(([name, { count, bytes, compressed }]) => [
    count > 1 ? `\`${name}\` (${count} files)` : `\`${name}\``,
    kilobytes(bytes),
    kilobytes(compressed),
  ])
  const together = ['together, without `compat`', '', kilobytes(addedBytes(sizes))]
  return table(['file', 'kB', 'kB compressed'], [...rows, together])
}

/** @param {string} path */
function groupOf(path) {
  return path
    .replace(/index-[\w-]+\.(js|css)$/, 'index-….$1')
    .replace(/^build\/tray\/.*/, 'build/tray/*.png')
    .replace(/^\/\d+x\d+\.png$/, '/usr/share/icons/hicolor/*/apps/deckpass.png')
    .replace(/^(compat\/).*/, '$1*.cjs')
}

/** @param {number} bytes */
const kilobytes = (bytes) => String(Math.ceil(bytes / 1000))

/**
 * As prettier writes it, so that the document stays as it is formatted.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(head, rows) {
  const widths = head.map((name, at) =>
    Math.max(3, ...[name, ...rows.map((row) => row[at] ?? '')].map((text) => text.length)),
  )
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((text, at) => text + ' '.repeat((widths[at] ?? 0) - text.length)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
