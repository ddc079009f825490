import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RenewalMarkView } from '../../../../preload/contract.ts'
import { binLength, binned, bins, stripStart } from '../../../../renderer/strip/bins.ts'
import { day, minute } from '../../../../renderer/time/units.ts'

const now = 1_763_833_692_000
const mark = (at: number, took = 300, outcome: RenewalMarkView['outcome'] = 'renewed') => ({
  at,
  took,
  outcome,
})

describe('binned', () => {
  it('is empty for an empty day', () => {
    expect(binned([], now)).toEqual([])
  })

  it('has one bar for one renewal, at the end of the strip if it was just now', () => {
    expect(binned([mark(now)], now)).toEqual([{ index: bins - 1, took: 300, trouble: false }])
  })

  it('draws the longest of a quarter of an hour, and trouble if there was any', () => {
    const start = stripStart(now)
    const history = [
      mark(start, 100),
      mark(start + 5 * minute, 900, 'offline'),
      mark(start + 9 * minute, 400),
    ]
    expect(binned(history, now)).toEqual([{ index: 0, took: 900, trouble: true }])
  })

  it('leaves out what is older than a day and what a wrong clock put into the future', () => {
    expect(binned([mark(stripStart(now) - 1), mark(now + day)], now)).toEqual([])
  })

  it('keeps a mark in its bar until the quarter of an hour is over', () => {
    const history = [mark(now - 100 * minute)]
    const quarter = Math.floor(now / binLength) * binLength
    const places = [0, 1, binLength - 1].map((later) => binned(history, quarter + later)[0]?.index)
    expect(new Set(places).size).toBe(1)
    expect(binned(history, quarter + binLength)[0]?.index).toBe((places[0] ?? 0) - 1)
  })

  it('has bars in order, one for each place, for any history', () => {
    const marks = fc.array(
      fc.record({
        at: fc.integer({ min: now - 2 * day, max: now + day }),
        took: fc.nat(60_000),
        outcome: fc.constantFrom('renewed' as const, 'offline' as const, 'refused' as const),
      }),
    )
    fc.assert(
      fc.property(marks, (history) => {
        const places = binned(history, now).map(({ index }) => index)
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
        expect(places.every((place) => place >= 0 && place < bins)).toBe(true)
      }),
    )
  })
})
