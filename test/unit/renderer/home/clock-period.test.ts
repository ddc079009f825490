import { describe, expect, it } from 'vitest'
import { clockPeriod } from '../../../../renderer/home/clock-period.ts'
import { now, signedIn } from '../../../support/scenarios.ts'

const relaxed = { ...signedIn, health: { is: 'fresh', nextAt: now + 400_000 } } as const

describe('clockPeriod', () => {
  it('is slow while nothing is near', () => {
    expect(clockPeriod(relaxed, now)).toBe(15_000)
    expect(
      clockPeriod({ ...relaxed, accessToken: undefined, health: { is: 'renewing' } }, now),
    ).toBe(15_000)
  })

  it('is a second from before the last minute on, so that no second of it is missed', () => {
    const accessToken = { obtainedAt: now - 500_000, expiresAt: now + 74_000 }
    expect(clockPeriod({ ...relaxed, accessToken }, now)).toBe(1000)
    expect(clockPeriod({ ...relaxed, health: { is: 'fresh', nextAt: now + 30_000 } }, now)).toBe(
      1000,
    )
  })

  it('is slow again when the time is over', () => {
    const accessToken = { obtainedAt: now - 900_000, expiresAt: now - 60_000 }
    expect(clockPeriod({ ...relaxed, accessToken }, now)).toBe(15_000)
  })
})
