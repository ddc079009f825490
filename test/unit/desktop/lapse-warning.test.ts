import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dueLapseWarning, type LapseWarning } from '../../../main/desktop/lapse-warning.ts'
import { day, minute } from '../../support/world.ts'

const lastsUntil = 1_800_000_000_000
const hour = 60 * minute

/** The warning that is due so long before the last day. */
const dueAt = (left: number, last?: LapseWarning, more: { inTrouble?: boolean } = {}) =>
  dueLapseWarning({ lastsUntil, inTrouble: true, now: lastsUntil - left, last, ...more })?.days

describe('a warning that a session lapses', () => {
  test.each([
    [31 * day, undefined],
    [7 * day + 1, undefined],
    [7 * day, 7],
    [2 * day + 1, 7],
    [2 * day, 2],
    [1, 2],
    [0, 0],
    [-day, 0],
  ])('%d ms before the last day is that of %s days', (left, days) => {
    expect(dueAt(left)).toBe(days)
  })

  test('is given once for each of the days, by the looks of a whole month', () => {
    let last: LapseWarning | undefined
    const given: [number, number][] = []
    for (let left = 31 * day; left > -3 * day; left -= 4 * minute) {
      const due = dueLapseWarning({ lastsUntil, inTrouble: true, now: lastsUntil - left, last })
      if (due) given.push([due.days, Math.round(left / hour)])
      last = due ?? last
    }
    expect(given).toEqual([
      [7, 7 * 24],
      [2, 2 * 24],
      [0, 0],
    ])
  })

  test('is one after 31 days in a flight case, the most urgent', () => {
    const due = dueLapseWarning({
      lastsUntil,
      inTrouble: true,
      now: lastsUntil + hour,
      last: undefined,
    })
    expect(due).toEqual({ lastsUntil, days: 0 })
    expect(dueAt(-2 * hour, due)).toBeUndefined()
    expect(dueAt(3 * day, due)).toBeUndefined()
  })

  test('is given anew when the session was renewed since, and is in trouble again', () => {
    const before = { lastsUntil: lastsUntil - 9 * day, days: 0 } as const
    expect(dueAt(8 * day, before)).toBeUndefined()
    expect(dueAt(6 * day, before)).toBe(7)
  })

  test('is not given while renewal works, however short a session lasts', () => {
    for (const left of [6 * day, day, 0, -day])
      expect(dueAt(left, undefined, { inTrouble: false })).toBeUndefined()
  })

  test('is not given where nobody says how long it lasts', () => {
    const now = lastsUntil
    const unknown = { lastsUntil: undefined, inTrouble: true, now, last: undefined }
    expect(dueLapseWarning(unknown)).toBeUndefined()
  })

  test('never comes twice or in a wrong order, whatever clocks do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 40 })), (looks) => {
        let last: LapseWarning | undefined
        const given = looks.flatMap((days) => {
          const due = dueLapseWarning({
            lastsUntil,
            inTrouble: true,
            now: lastsUntil - days * day,
            last,
          })
          last = due ?? last
          return due ? [due.days] : []
        })
        expect(given).toEqual([...new Set(given)].toSorted((one, other) => other - one))
      }),
    )
  })
})
