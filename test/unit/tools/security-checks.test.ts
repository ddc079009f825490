import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readChecks, testTitles } from './checks.ts'

const root = resolve(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(resolve(root, path), 'utf8')
const checks = readChecks(read('docs/security-checks.md'))

describe('docs/security-checks.md', () => {
  test('has all 75 rows, each once and in order', () => {
    expect(checks.map(({ number }) => number)).toEqual(
      Array.from({ length: 75 }, (_, at) => at + 1),
    )
  })

  test('leaves no row open: each has a test, or a reason why it has none here', () => {
    const open = checks.filter(({ tests, note }) => tests.length === 0 && !isReason(note))
    expect(open.map(({ number }) => number)).toEqual([])
  })

  test.each(checks.flatMap(({ number, tests }) => tests.map((each) => ({ number, ...each }))))(
    'row $number is shown by $file: $title',
    ({ file, title }) => {
      expect(existsSync(resolve(root, file))).toBe(true)
      const found = testTitles(read(file)).filter((each) => each.title === title)
      expect(found.length, 'a test of that title').toBeGreaterThan(0)
      expect(found.filter((each) => each.isSkipped)).toEqual([])
    },
  )
})

const isReason = (note: string) => /^Not applicable[^:]*:? .{20}|Release workflow: .{20}/.test(note)

test('docs/security.md says what cannot be defended', () => {
  const text = read('docs/security.md')
  expect(text).toMatch(/^## What is not defended/m)
  expect(text).toContain('RFC 8252 section 8.6')
  expect(text).toMatch(/^## Reporting/m)
})

describe('reading checks', () => {
  test('finds rows, tests and notes', () => {
    const text =
      '7. One.\n   - `test/a.test.ts`: “it “works””\n   - Not applicable: because.\n8. Two.\n'
    expect(readChecks(text)).toEqual([
      {
        number: 7,
        tests: [{ file: 'test/a.test.ts', title: 'it “works”' }],
        note: 'Not applicable: because.',
      },
      { number: 8, tests: [], note: '' },
    ])
  })

  test('finds titles, and whether their tests run', () => {
    const source = [
      `test('runs', () => {`,
      `test.each([['a', 1]])("it's \\u201cquoted\\u201d %s", f)`,
      `test.skip('is skipped', f)`,
      `describe('is no test', f)`,
      'test(`${name} from here on`, f)',
      '  it.todo("later")',
    ].join('\n')
    expect(testTitles(source)).toEqual([
      { title: 'runs', isSkipped: false },
      { title: 'it’s'.replace('’', "'") + ' “quoted” %s', isSkipped: false },
      { title: 'is skipped', isSkipped: true },
      { title: '${name} from here on', isSkipped: false },
      { title: 'later', isSkipped: true },
    ])
  })
})
