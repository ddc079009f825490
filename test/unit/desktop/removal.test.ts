import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { removeParts } from '../../../main/desktop/removal.ts'

const never = () => new Promise<never>(() => {})

test('parts are removed one after the other', async () => {
  const order: string[] = []
  const part = (what: string) => ({
    what,
    async remove() {
      order.push(`${what} begins`)
      await pause(1)
      order.push(`${what} ends`)
    },
  })
  expect(await removeParts([part('a'), part('b')], never, 1_000)).toEqual([])
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('a part that fails or takes too long is named, and the others go on', async () => {
  const waits: number[] = []
  const late = async (ms: number) => {
    waits.push(ms)
    await pause(20)
  }
  let last = false
  const parts = [
    { what: 'fails', remove: () => Promise.reject(new Error('EACCES')) },
    { what: 'hangs', remove: never },
    {
      what: 'last',
      async remove() {
        last = true
      },
    },
  ]
  expect(await removeParts(parts, late, 10_000)).toEqual(['fails', 'hangs'])
  expect(last).toBe(true)
  expect(waits).toEqual([10_000, 10_000, 10_000])
})
