import { describe, expect, test } from 'vitest'
import { deadlineIn, past, remaining, seenNow } from '../../../main/session/deadline.ts'
import { VirtualClock } from '../../support/world/virtual-clock.ts'
import { day, minute } from '../../support/world/units.ts'

const deadlineOf = (ms: number) => {
  const time = new VirtualClock()
  return { time, deadline: deadlineIn(ms, time.clock) }
}

describe('a deadline', () => {
  test('comes when its time is over', async () => {
    const { time, deadline } = deadlineOf(10 * minute)
    expect(remaining(deadline, time.clock)).toBe(10 * minute)
    await time.advance(4 * minute)
    expect(remaining(deadline, time.clock)).toBe(6 * minute)
    await time.advance(7 * minute)
    expect(remaining(deadline, time.clock)).toBe(-minute)
  })

  test('comes in sleep, while the monotonic clock stands still', async () => {
    const { time, deadline } = deadlineOf(10 * minute)
    await time.sleep(11 * minute)
    expect(remaining(deadline, time.clock)).toBe(-minute)
  })

  test('comes in time when the wall clock is set back', async () => {
    const { time, deadline } = deadlineOf(10 * minute)
    time.jump(-day)
    expect(remaining(deadline, time.clock)).toBe(10 * minute)
    await time.advance(10 * minute)
    expect(remaining(deadline, time.clock)).toBe(0)
  })

  test('has come when the wall clock is set past it: rather early than late', () => {
    const { time, deadline } = deadlineOf(10 * minute)
    time.jump(day)
    expect(remaining(deadline, time.clock)).toBeLessThan(0)
  })
})

describe('a deadline that is looked at', () => {
  test('comes no later because the clock is set back after a sleep', async () => {
    const { time, deadline } = deadlineOf(10 * minute)
    await time.sleep(6 * minute)
    const seen = seenNow(deadline, time.clock)
    time.jump(-day)
    expect(remaining(seen, time.clock)).toBe(4 * minute)
    expect(remaining(deadline, time.clock)).toBe(10 * minute)
    await time.advance(4 * minute)
    expect(remaining(seen, time.clock)).toBe(0)
  })

  test('that has come has come for good', async () => {
    const { time, deadline } = deadlineOf(minute)
    await time.sleep(2 * minute)
    const seen = seenNow(deadline, time.clock)
    time.jump(-day)
    expect(remaining(seen, time.clock)).toBe(-minute)
    expect(seenNow(past, time.clock)).toEqual(past)
  })

  test('is the same as long as both clocks agree', async () => {
    const { time, deadline } = deadlineOf(10 * minute)
    await time.advance(3 * minute)
    expect(seenNow(deadline, time.clock)).toEqual(deadline)
  })
})

test('what is past has come on every clock', () => {
  const { clock } = new VirtualClock()
  expect(remaining(past, clock)).toBe(-Infinity)
  expect(remaining(past, { now: () => -1e15, monotonic: () => 0 })).toBe(-Infinity)
})
