import { describe, expect, test } from 'vitest'
import { historySpan, mostMarks, withMark } from '../../../main/session/history.ts'
import type { RenewalMark } from '../../../main/session/record.ts'
import { day, hour, minute } from '../../support/world/units.ts'

const now = Date.UTC(2026, 5, 1, 12)
const markAt = (at: number): RenewalMark => ({ at, took: 120, outcome: 'renewed' })

describe('the history', () => {
  test('has its newest mark last', () => {
    const history = withMark([markAt(now - 2 * hour), markAt(now - hour)], markAt(now))
    expect(history.map(({ at }) => at)).toEqual([now - 2 * hour, now - hour, now])
  })

  test('goes back for a day', () => {
    const older = [now - historySpan - 1, now - historySpan, now - historySpan + 1].map(markAt)
    expect(withMark(older, markAt(now)).map(({ at }) => at)).toEqual([now - day + 1, now])
  })

  test('drops what a clock wrote that was ahead', () => {
    const ahead = [markAt(now - minute), markAt(now + day)]
    expect(withMark(ahead, markAt(now)).map(({ at }) => at)).toEqual([now - minute, now])
  })

  test('holds a bounded number of marks, the newest ones', () => {
    let history: readonly RenewalMark[] = []
    for (let step = 0; step <= mostMarks; step++)
      history = withMark(history, markAt(now + step * 1000))
    expect(history).toHaveLength(mostMarks)
    expect(history[0]?.at).toBe(now + 1000)
    expect(history.at(-1)?.at).toBe(now + mostMarks * 1000)
  })

  test('leaves the list that it was given as it was', () => {
    const given = Object.freeze([markAt(now - hour)])
    withMark(given, markAt(now))
    expect(given).toHaveLength(1)
  })
})
