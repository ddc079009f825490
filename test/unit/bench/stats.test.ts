import { expect, test } from 'vitest'
import { spreadOf } from '../../bench/stats.ts'

test('the median and the middle half, in whatever order', () => {
  expect(spreadOf([5, 1, 4, 2, 3])).toEqual({ median: 3, low: 2, high: 4 })
  expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, low: 1.75, high: 3.25 })
  expect(spreadOf([7])).toEqual({ median: 7, low: 7, high: 7 })
})

test('of nothing there is no middle', () => {
  expect(() => spreadOf([])).toThrow('Nothing was measured')
})
