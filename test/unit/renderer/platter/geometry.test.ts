import { describe, expect, it } from 'vitest'
import { arc, litTicks, rim, ticks } from '../../../../renderer/platter/geometry.ts'

const life = { obtainedAt: 1000, expiresAt: 1000 + 600_000 }

describe('litTicks', () => {
  it('is the share of the life that is left', () => {
    expect(litTicks(life, 1000)).toBe(ticks)
    expect(litTicks(life, 301_000)).toBe(ticks / 2)
  })

  it('has a tick left until the very end, and none after it', () => {
    expect(litTicks(life, 600_999)).toBe(1)
    expect(litTicks(life, 601_000)).toBe(0)
    expect(litTicks(undefined, 1000)).toBe(0)
  })

  it('bears a clock that was set back, and a life of no length', () => {
    expect(litTicks(life, -5_000_000)).toBe(ticks)
    expect(litTicks({ obtainedAt: 5, expiresAt: 5 }, 4)).toBe(ticks)
  })
})

describe('arc', () => {
  const end = (lit: number) =>
    arc(lit)
      .match(/(-?[\d.]+) (-?[\d.]+)$/u)
      ?.slice(1)
      .map(Number)

  it('is nothing for no ticks', () => {
    expect(arc(0)).toBe('')
  })

  it('ends half a tick before the next one begins', () => {
    const angle = (29.5 / ticks) * 2 * Math.PI
    expect(end(30)?.[0]).toBeCloseTo(80 + rim.radius * Math.cos(angle), 2)
    expect(end(30)?.[1]).toBeCloseTo(80 + rim.radius * Math.sin(angle), 2)
  })

  it('never closes on itself', () => {
    expect(arc(ticks)).toBe(arc(ticks + 5))
    expect(end(ticks)).not.toEqual([155, 80])
  })
})
