import { describe, expect, test } from 'vitest'
import { readText } from '../../support/house/files.ts'
import { titlesIn, wrongWith } from '../../support/house/titles.ts'

/** The lines of the README's table that have a number: number and sentence. */
const promised = [
  ...readText('README.md').matchAll(
    /^\|[^|]*\| ([^|]*?) *\| \[(\d+)\]\(docs\/claims\.md#claim-(\d+)\) *\|$/gm,
  ),
].map(([, sentence, number, anchor]) => ({ number, anchor, sentence }))

/** The sections of docs/claims.md: number, sentence and what proves it. */
const claims = readText('docs/claims.md')
  .split(/^## Claim /m)
  .slice(1)
  .map((section) => {
    const [number, sentence, ...rest] = section.split('\n').filter((line) => line !== '')
    return { number, sentence, proofs: rest.map((line) => line.replace(/^- /, '')) }
  })

test('each line of the README that promises something is in docs/claims.md, word for word', () => {
  expect(promised.length).toBeGreaterThan(9)
  expect(promised.map(({ number, sentence }) => ({ number, sentence }))).toEqual(
    claims.map(({ number, sentence }) => ({ number, sentence })),
  )
  expect(promised.filter(({ number, anchor }) => number !== anchor)).toEqual([])
})

test.each(claims)('claim $number has its proof', ({ proofs }) => {
  expect(proofs.length).toBeGreaterThan(0)
  expect(proofs.map(wrongWith).filter((wrong) => wrong !== undefined)).toEqual([])
})

describe('a proof', () => {
  const here = 'test/unit/tools/claims.test.ts'

  test('that is there is good', () => {
    expect(wrongWith(`${here} › a proof › that is there is good`)).toBeUndefined()
    expect(wrongWith(`${here} › claim $number has its proof`)).toBeUndefined()
    expect(wrongWith('docs/architecture.md › `main/session`')).toBeUndefined()
  })

  test.each([
    ['test/unit/none.test.ts › a test', 'test/unit/none.test.ts does not exist.'],
    [here, `"${here}" names no test: write FILE › NAME.`],
    [`${here} › no such name`, `${here} has no "no such name".`],
    [`${here} › that is there is good › a proof`, `${here} has no "a proof".`],
    ['docs/architecture.md › main/none', 'docs/architecture.md has no "main/none".'],
  ])('%s: %s', (proof, wrong) => {
    expect(wrongWith(proof)).toBe(wrong)
  })

  test('is no test that is skipped', () => {
    const source = `test('one', f)\ntest.skip('two', f)\nit.todo('three')\n  it.each([\n[1]])("four\\u2019s", f)`
    expect(titlesIn(source)).toEqual(['one', 'four’s'])
  })
})
