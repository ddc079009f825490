import { expect, test } from 'vitest'
import { isPlain, waitForStrip, type StripReader } from '../../bench/strip.ts'

const strip = { x: 0, y: 0, width: 3 }
const pixels = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer)

/** A screen that shows one thing after another, one a look. */
function screenOf(...looks: readonly Buffer[]): StripReader {
  const left = [...looks]
  return { read: () => (left.length > 1 ? left.shift() : left[0]) ?? pixels(0), close() {} }
}

test('what has one colour has not been drawn on', () => {
  expect(isPlain(pixels(7, 7, 7))).toBe(true)
  expect(isPlain(pixels(7, 7, 8))).toBe(false)
})

test('the first paint is what is drawn first, the right one what it was to be', async () => {
  const [empty, other, wanted] = [pixels(1, 1, 1), pixels(1, 2, 1), pixels(1, 3, 1)]
  const { first, right } = await waitForStrip(screenOf(empty, other, other, wanted), strip, wanted)
  expect(first).toBeLessThan(right)
  const same = await waitForStrip(screenOf(empty, wanted), strip, wanted)
  expect(same.first).toBe(same.right)
})
