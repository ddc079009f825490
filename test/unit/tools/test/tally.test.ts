import { describe, expect, it } from 'vitest'
import { isGood, none, oneCheck, sum, summary, withStatus } from '../../../../tools/test/tally.mjs'

const some = { passed: 3, failed: ['a'], skipped: [{ name: 'b', reason: 'no screen' }] }

it('adds up', () => {
  expect(sum([])).toEqual(none)
  expect(sum([some, oneCheck('types', true), oneCheck('lint', false)])).toEqual({
    passed: 4,
    failed: ['a', 'lint'],
    skipped: some.skipped,
  })
})

it('ends with the count, after the names', () => {
  expect(summary(some)).toEqual([
    '  skipped: b (no screen)',
    '  failed: a',
    '3 passed, 1 failed, 1 skipped',
  ])
  expect(summary(none)).toEqual(['0 passed, 0 failed, 0 skipped'])
})

describe('whether a run is good', () => {
  it.each([
    ['nothing ran', none, false],
    ['one failed', some, false],
    ['all was skipped', { ...none, skipped: some.skipped }, false],
    ['one passed', oneCheck('types', true), true],
    ['some were skipped', { ...some, failed: [] }, true],
  ])('when %s', (_, tally, expected) => {
    expect(isGood(tally)).toBe(expected)
  })
})

describe('the exit status of a run', () => {
  it('counts as a failure if nothing else explains it', () => {
    expect(withStatus(oneCheck('x', true), 'vitest', 1).failed).toEqual([
      'vitest ended with status 1',
    ])
  })

  it('is not counted beside a failure, nor when it is 0', () => {
    expect(withStatus(some, 'vitest', 1)).toEqual(some)
    expect(withStatus({ ...some, failed: [] }, 'vitest', 0).failed).toEqual([])
  })
})
