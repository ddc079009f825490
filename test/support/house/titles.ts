import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/**
 * The name of a test or of a group of tests, with what stands in front of it; behind `)` it is one of
 * `each` or `skipIf`. `test.skip` and `test.todo` are not among them: they prove nothing.
 */
const named = /(?:\b(?:test|it|describe|base)|\))\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g

/** The names of the tests and groups in a test file, in their order. */
export function titlesIn(source: string): readonly string[] {
  return [...source.matchAll(named)].map(([, , title = '']) => unescaped(title))
}

function unescaped(title: string): string {
  return title
    .replace(/\\u([\da-f]{4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\(.)/g, '$1')
}

/**
 * What is wrong with a proof, `undefined` if nothing is. A proof is `FILE › NAME`, or `FILE › GROUP › NAME`,
 * for a test; for a table of measurements it is `PAGE.md › FIRST CELL OF THE ROW`.
 */
export function wrongWith(proof: string): string | undefined {
  const [file = '', ...names] = proof.split(' › ')
  const path = resolve(file)
  if (names.length === 0) return `"${proof}" names no test: write FILE › NAME.`
  if (!existsSync(path)) return `${file} does not exist.`
  const source = readFileSync(path, 'utf8')
  let found = file.endsWith('.md') ? firstCells(source) : titlesIn(source)
  for (const name of names) {
    const at = found.indexOf(name)
    if (at < 0) return `${file} has no "${name}".`
    found = found.slice(at + 1)
  }
  return undefined
}

function firstCells(page: string): readonly string[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => (line.split(' | ')[0] ?? '').slice(2).trim())
}
