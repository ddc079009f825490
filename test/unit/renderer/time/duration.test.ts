import { describe, expect, it } from 'vitest'
import { duration, elapsed } from '../../../../renderer/time/duration.ts'
import { day, hour, minute, second } from '../../../../renderer/time/units.ts'

describe('duration', () => {
  it.each([
    [-5, '0 sec'],
    [999, '0 sec'],
    [59_999, '59 sec'],
    [minute, '1 min'],
    [4 * minute + 59 * second, '4 min'],
    [2 * hour - 1, '119 min'],
    [2 * hour, '2 hr'],
    [2 * day - 1, '47 hr'],
    [31 * day, '31 days'],
  ])('%d ms: %s', (ms, expected) => {
    expect(duration(ms, 'en-US')).toBe(expected)
  })

  it('speaks the language that it is asked for', () => {
    expect(duration(5 * day, 'de')).toMatch(/^5 T/u)
  })
})

describe('elapsed', () => {
  it.each([
    [-1, '0:00'],
    [24_400, '0:24'],
    [60_000, '1:00'],
    [12 * minute + 5 * second, '12:05'],
    [61 * minute, '61:00'],
  ])('%d ms: %s', (ms, expected) => {
    expect(elapsed(ms)).toBe(expected)
  })
})
