import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

/** The cells of a document's table under a heading, without the head and the line below it. */
function cellsUnder(document: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = textOf(document).split(`## ${heading}\n`)
  const [table = ''] = section.split('\n## ')
  return table
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .toSpliced(1, 1)
}

/** The files that a document links to. */
const linkedIn = (text: string) =>
  [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path)

describe.each(['docs/services.md', 'docs/interop.md'])('%s', (document) => {
  test('links only to files that exist', () => {
    const links = linkedIn(textOf(document))
    expect(links.length).toBeGreaterThan(2)
    expect(links.filter((link) => !existsSync(join(root, 'docs', link)))).toEqual([])
  })
})

describe('the table of services and operations', () => {
  const [head = [], ...rows] = cellsUnder('docs/services.md', 'What works where')

  test('has a row for each service and a column for each operation', () => {
    expect(rows.map(([name]) => name)).toEqual([
      'Beatport, public client',
      'Beatport, client with a secret',
      'Beatport catalogue',
      'BeProduct',
      'Fuuffy',
    ])
    expect(head.slice(1)).toEqual([
      'authorize',
      'token',
      'refresh',
      'introspect POST',
      'introspect GET',
      'userinfo',
      'logout',
      'account settings',
      'revocation',
    ])
  })

  test('names a test in each cell, or why there is none', () => {
    for (const [name = '', ...cells] of rows) {
      expect(cells.length, name).toBe(head.length - 1)
      for (const cell of cells) expect(cell, name).toMatch(/\.(test|spec)\.ts\)|^\u2014 \w{2,}/)
    }
  })
})

describe('the table of traps', () => {
  const [, ...rows] = cellsUnder('docs/services.md', 'Traps in Beatport\u2019s documents')
  const tests = textOf('test/unit/interop/beatport-traps.test.ts')

  test('has the ten, each with what Deckpass does and a test', () => {
    expect(rows.map(([name = '']) => name.split(' ')[0])).toEqual(
      Array.from({ length: 10 }, (_, at) => String(at + 1)),
    )
    for (const [name = '', does = '', cell = ''] of rows) {
      expect(does.length, name).toBeGreaterThan(20)
      expect(linkedIn(cell).length, name).toBeGreaterThan(0)
    }
  })

  test('calls each trap what its test is called', () => {
    for (const [name = ''] of rows) expect(tests).toMatch(new RegExp(`\\('${name}:`))
  })
})
