import { describe, expect, it } from 'vitest'
import { axisMarks } from '../../../../renderer/strip/axis.ts'
import { barHeight, barPath, dotPath, size } from '../../../../renderer/strip/geometry.ts'

describe('barHeight', () => {
  it('grows with the time taken, by equal steps for equal factors', () => {
    const step = barHeight(400) - barHeight(200)
    expect(step).toBeGreaterThan(3)
    expect(barHeight(800) - barHeight(400)).toBeCloseTo(step)
  })

  it('stays within the strip', () => {
    expect(barHeight(0)).toBe(6)
    expect(barHeight(3_600_000)).toBe(46)
    expect(barHeight(3_600_000)).toBeLessThanOrEqual(2 * size.middle)
  })
})

describe('barPath', () => {
  it('stands each bar upright on the middle line', () => {
    expect(
      barPath([
        { index: 0, took: 60, trouble: false },
        { index: 95, took: 4000, trouble: false },
      ]),
    ).toBe('M2 21v6M382 1v46')
  })

  it('puts the signs of trouble in the lane below', () => {
    expect(dotPath([{ index: 1, took: 60, trouble: true }])).toBe('M6 53h.01')
  })

  it('draws nothing for nothing', () => {
    expect(barPath([])).toBe('')
  })
})

describe('axisMarks', () => {
  it('are at every sixth hour, with room for "Now" beside them', () => {
    const at = (hour: number) => new Date(2025, 10, 22, hour, 20).getTime()
    const hours = (hour: number) => axisMarks(at(hour)).map((mark) => new Date(mark.at).getHours())
    expect(hours(17)).toEqual([0, 6, 12])
    expect(hours(0)).toEqual([6, 12, 18])
    expect(hours(13)).toEqual([18, 0, 6])
    for (const { place } of axisMarks(at(17))) {
      expect(place).toBeGreaterThan(0.05)
      expect(place).toBeLessThan(0.84)
    }
  })
})
