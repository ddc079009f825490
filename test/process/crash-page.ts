import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'

const page = join(import.meta.dirname, '../../docs/session.md')
const begin = '<!-- crash-matrix:begin -->'
const end = '<!-- crash-matrix:end -->'

/** The table that docs/session.md shows, each cell with one space around it. */
export async function readTable(): Promise<string> {
  const [, between] = split(await readFile(page, 'utf8'))
  return between
    .trim()
    .replaceAll(/ *\| */g, ' | ')
    .replaceAll(/-{3,}/g, '---')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
}

/** Puts a table into docs/session.md, in the place of the one that is there. */
export async function writeTable(table: string): Promise<void> {
  const [before, , after] = split(await readFile(page, 'utf8'))
  const text = `${before}${begin}\n\n${table}\n\n${end}${after}`
  const style = await resolveConfig(page)
  await writeFile(page, await format(text, { ...style, parser: 'markdown' }))
}

function split(text: string): readonly [string, string, string] {
  const [before, rest, ...more] = text.split(begin)
  const [between, after, ...evenMore] = (rest ?? '').split(end)
  if (before === undefined || between === undefined || after === undefined)
    throw new Error(`docs/session.md must hold ${begin} and ${end}.`)
  if (more.length > 0 || evenMore.length > 0)
    throw new Error(`docs/session.md must hold ${begin} and ${end} once.`)
  return [before, between, after]
}
