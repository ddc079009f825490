import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateLimit } from '../../../main/desktop/rate-limit.ts'

const rates = { atOnce: 3, perSecond: 2 }

test('so many come through at once, and so many a second after that', () => {
  let now = 0
  const limit = createRateLimit(rates, () => now)
  const taken = (times: number) => Array.from({ length: times }, () => limit.take())
  expect(taken(5)).toEqual([true, true, true, false, false])
  now = 400
  expect(taken(1)).toEqual([false])
  now = 500
  expect(taken(2)).toEqual([true, false])
  now = 3_600_000
  expect(taken(4)).toEqual([true, true, true, false])
})

test('never more than that, however they come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 300 }), { maxLength: 200 }), (waits) => {
      let now = 0
      const limit = createRateLimit(rates, () => now)
      let through = 0
      for (const wait of waits) {
        now += wait
        if (limit.take()) through += 1
      }
      expect(through).toBeLessThanOrEqual(rates.atOnce + (now / 1000) * rates.perSecond + 1e-6)
    }),
  )
})
