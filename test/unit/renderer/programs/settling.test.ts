import { describe, expect, it } from 'vitest'
import { inSightSince, settled, settleTime } from '../../../../renderer/programs/settling.ts'

/** What is known after each look, `[ms, in sight]`, in turn. */
function after(...looks: readonly (readonly [number, boolean])[]): boolean {
  let since: number | undefined
  let last = 0
  for (const [at, inSight] of looks) {
    since = inSightSince(since, inSight, at)
    last = at
  }
  return settled(since, last)
}

describe('settling', () => {
  it('takes a second', () => {
    expect(settleTime).toBe(1000)
    expect(after([500, true], [1499, true])).toBe(false)
    expect(after([500, true], [1500, true])).toBe(true)
  })

  it('has not begun for what is not in sight, however long', () => {
    expect(after()).toBe(false)
    expect(after([0, false], [90_000, false])).toBe(false)
  })

  it('begins anew after every break', () => {
    expect(after([0, true], [2000, true], [2100, false])).toBe(false)
    expect(after([0, true], [900, false], [1000, true], [1900, true])).toBe(false)
    expect(after([0, true], [900, false], [1000, true], [2000, true])).toBe(true)
  })

  it('counts from 0 as from any other time', () => {
    expect(after([0, true], [1000, true])).toBe(true)
  })
})
