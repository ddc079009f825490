import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../bench/against.ts'
import type { Bar } from '../../bench/bars.ts'

const paint = (value: number, bare: number, width = 10): Bar => ({
  name: 'First right paint, warm',
  value,
  unit: 'ms',
  bare,
  bar: bare + 60,
  ok: value <= bare + 60,
  spread: [value - width / 2, value + width / 2],
})

describe('two runs', () => {
  test('that differ by more than they vary are told apart, with how much and the spread', () => {
    const [change] = changesBetween([paint(350, 300)], [paint(420, 300)])
    expect(change).toEqual({
      name: 'First right paint, warm',
      is: 'worse',
      sentence:
        'First right paint, warm: worse by 70.0 ms, from bare + 50.0 ms to bare + 120 ms (spread 10.0 ms then, 10.0 ms now)',
    })
    expect(changesBetween([paint(420, 300)], [paint(350, 300)])).toMatchObject([{ is: 'better' }])
  })

  test('that differ by less than that are the same', () => {
    expect(changesBetween([paint(350, 300)], [paint(358, 300)])).toEqual([])
    expect(changesBetween([paint(350, 300, 200)], [paint(420, 300)])).toEqual([])
  })

  test('are the same on a slower machine, where the bare app is as much slower', () => {
    expect(changesBetween([paint(350, 300)], [paint(650, 600)])).toEqual([])
  })

  test('have nothing to compare where one did not measure', () => {
    expect(changesBetween([], [paint(350, 300)])).toEqual([])
  })
})
