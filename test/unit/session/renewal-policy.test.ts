import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOff, backOffDelay, renewalMargin } from '../../../main/session/renewal-policy.ts'
import { lifetimes } from '../../../main/session/token-answer.ts'
import { seededRandom } from '../../support/world/seeded-random.ts'
import { hour, minute, second } from '../../support/world/units.ts'

const least = { bytes: (length: number) => new Uint8Array(length) }
const most = { bytes: (length: number) => new Uint8Array(length).fill(255) }
const lifetime = fc.integer({ min: lifetimes.shortest, max: lifetimes.longest })

describe('the margin of a renewal', () => {
  test('is 120 s, give or take 15', () => {
    expect(renewalMargin(10 * hour, least)).toBe(105 * second)
    expect(renewalMargin(10 * hour, most)).toBeCloseTo(135 * second, -1)
    expect(renewalMargin(10 * minute, most)).toBeLessThan(135 * second)
  })

  test('is half the life of a token that lives no longer than that', () => {
    expect(renewalMargin(60 * second, least)).toBe(30 * second)
    expect(renewalMargin(lifetimes.shortest, most)).toBe(15 * second)
  })

  test('is never more than half the life, and never nothing', () => {
    fc.assert(
      fc.property(lifetime, fc.integer(), (life, seed) => {
        const margin = renewalMargin(life, seededRandom(seed))
        expect(margin).toBeLessThanOrEqual(life / 2)
        expect(margin).toBeGreaterThan(0)
      }),
    )
  })

  test('differs from one time to the next', () => {
    const random = seededRandom()
    const margins = Array.from({ length: 20 }, () => renewalMargin(hour, random))
    expect(new Set(margins).size).toBeGreaterThan(15)
  })
})

describe('the wait after a failure', () => {
  const causes = ['network', 'service'] as const

  test.each(causes)('of the %s is within its bounds, however many there were', (cause) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer(), (failures, seed) => {
        const delay = backOffDelay(failures, seededRandom(seed), cause)
        expect(delay).toBeGreaterThanOrEqual(2 * second)
        expect(delay).toBeLessThanOrEqual(backOff.longest[cause])
        expect(delay).toBeLessThanOrEqual(5 * minute)
      }),
    )
  })

  test.each([
    ['network', [4, 8, 16, 30, 30, 30]],
    ['service', [4, 8, 16, 256, 300, 300]],
  ] as const)('of the %s may double with each up to its longest', (cause, seconds) => {
    const ceilings = [1, 2, 3, 7, 8, 50].map((failures) =>
      Math.round(backOffDelay(failures, most, cause) / second),
    )
    expect(ceilings).toEqual(seconds)
  })

  test.each(causes)('of the %s has full jitter: it may also be the shortest', (cause) => {
    for (const failures of [1, 5, 50])
      expect(backOffDelay(failures, least, cause)).toBe(backOff.shortest)
  })
})
