import { expect, test } from 'vitest'
import { createRate } from '../../../main/programs/rate.ts'

test('so many in a time for each, then a wait until the first of them is over', () => {
  let now = 1_000
  const rate = createRate(2, 100, () => now)
  expect(rate.take('one')).toBe(0)
  now += 40
  expect([rate.take('one'), rate.take('one'), rate.take('two')]).toEqual([0, 60, 0])
  now += 60
  expect([rate.take('one'), rate.take('one')]).toEqual([0, 40])
})

test('a clock that is set back makes nobody wait', () => {
  let now = 1_000_000
  const rate = createRate(1, 100, () => now)
  rate.take('one')
  now = 0
  expect(rate.take('one')).toBe(0)
})
