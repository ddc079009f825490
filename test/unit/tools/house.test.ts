import { describe, expect, test } from 'vitest'
import { filesIn, linesOf, readText } from '../../support/house/files.ts'

const code = /\.(?:ts|tsx|mjs|cjs|css)$/
const sources = ['main', 'preload', 'renderer', 'tools']
  .flatMap(filesIn)
  .filter((path) => code.test(path))
const tests = filesIn('test').filter((path) => code.test(path))
const scripts = [...sources, ...tests, 'vite.config.ts'].filter((path) => !path.endsWith('.css'))

const total = (lines: ReadonlyMap<string, number>) =>
  [...lines.values()].reduce((sum, count) => sum + count, 0)

describe('the size of things', () => {
  const lines = linesOf(sources)

  test('the middle source file has at most 85 lines', () => {
    const sorted = [...lines.values()].sort((a, b) => a - b)
    expect(sorted.length).toBeGreaterThan(200)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(85)
  })

  test('no source file has more than 300 lines', () => {
    expect([...lines].filter(([, count]) => count > 300)).toEqual([])
  })

  test('there are as many lines of tests as of source', () => {
    expect(total(linesOf(tests))).toBeGreaterThanOrEqual(total(lines))
  })
})

/** What a file imports, by name; types too. */
function importsOf(source: string): readonly string[] {
  const found = source.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)
  return [...found].map(([, name = '']) => name)
}

const isSessions = (name: string) => /^\.\/[\w-]+\.ts$/.test(name) || name === 'oauth4webapi'

describe('main/session', () => {
  test('imports its own folder and oauth4webapi alone', () => {
    const imports = filesIn('main/session').flatMap((path) =>
      importsOf(readText(path)).map((name) => ({ path, name })),
    )
    expect(imports.length).toBeGreaterThan(100)
    expect(imports.filter(({ name }) => !isSessions(name))).toEqual([])
  })

  test('would be caught with another', () => {
    const source = `import type { A } from '../vault/a.ts'\nconst b = await import("node:fs")\nimport './c.ts'`
    const names = importsOf(source)
    expect(names).toEqual(['../vault/a.ts', 'node:fs', './c.ts'])
    expect(names.filter((name) => !isSessions(name))).toEqual(['../vault/a.ts', 'node:fs'])
  })
})

/** The lines of a file that silence a check without saying why, or use `any` where no linter looks. */
function excuses(source: string): readonly string[] {
  const silenced =
    /(?:eslint|oxlint)-disable(?!.*--\s*\w)|@ts-(?:ignore|nocheck)|@ts-expect-error(?!\s*:?\s*\w)|prettier-ignore(?!\s*:?\s*\w)/
  const typed = /@(?:param|returns?|type|typedef|property)\s*\{[^}]*\bany\b/
  return source.split('\n').filter((line) => silenced.test(line) || typed.test(line))
}

describe('no excuses', () => {
  const here = 'test/unit/tools/house.test.ts'

  test('the linter takes no any, anywhere', () => {
    const config = readText('.oxlintrc.json')
    expect(config.match(/no-explicit-any.*/g)).toEqual(['no-explicit-any": "error",'])
  })

  test('no check is silenced without a reason', () => {
    const found = scripts
      .filter((path) => path !== here)
      .flatMap((path) => excuses(readText(path)).map((line) => `${path}: ${line.trim()}`))
    expect(found).toEqual([])
  })

  test.each([
    ' * @param {Map<string, any>} all',
    '// oxlint-disable-next-line no-console',
    '// @ts-ignore because',
    '// @ts-expect-error',
  ])('%s is found', (line) => {
    expect(excuses(line)).toEqual([line])
  })

  test.each([
    '// oxlint-disable-next-line no-console -- the tour talks',
    '// @ts-expect-error: the page is told the wrong thing on purpose',
    ' * @param {string} name of any program',
  ])('%s is fine', (line) => {
    expect(excuses(line)).toEqual([])
  })
})
