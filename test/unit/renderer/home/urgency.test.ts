import { describe, expect, it } from 'vitest'
import { urgencyOf } from '../../../../renderer/home/urgency.ts'
import { day } from '../../../../renderer/time/units.ts'

const now = 1_763_830_092_000

describe('urgencyOf', () => {
  it.each([
    [31 * day, 'none'],
    [7 * day + 1, 'none'],
    [7 * day, 'week'],
    [2 * day + 1, 'week'],
    [2 * day, 'days'],
    [1, 'days'],
    [0, 'past'],
    [-day, 'past'],
  ])('%d ms before the end: %s', (left, urgency) => {
    expect(urgencyOf(now + left, now)).toBe(urgency)
  })
})
