import { expect, test } from 'vitest'
import { barsOf } from '../../bench/bars.ts'
import { createMeasures } from '../../bench/measures.ts'

test('a bar is met at what the bare app takes and what is allowed above it, and no further', () => {
  const measures = createMeasures()
  for (const value of [300, 310, 320]) measures.add('right bare cold', value)
  for (const value of [365, 370, 371]) measures.add('right signed-in cold', value)
  const expected = { name: 'First right paint, cold', value: 370, bare: 310, bar: 370, ok: true }
  expect(barsOf(measures)[0]).toMatchObject(expected)
  for (const value of [372, 372]) measures.add('right signed-in cold', value)
  expect(barsOf(measures)[0]).toMatchObject({ value: 371, ok: false, spread: [370, 372] })
})

test('what was not measured is not reported, and a figure without a bound is no failure', () => {
  const measures = createMeasures()
  measures.add('size main', 216.1234567)
  expect(barsOf(measures)).toEqual([
    {
      name: 'Main bundle',
      value: 216.123,
      unit: 'KB',
      bare: null,
      bar: null,
      ok: true,
      spread: [216.123, 216.123],
    },
  ])
})

test('a bar may be a multiple of the bare app\u2019s', () => {
  const measures = createMeasures()
  measures.add('local service bare quit', 100)
  measures.add('local service command line', 151)
  const found = barsOf(measures).find(({ name }) => name.endsWith('app.quit'))
  expect(found).toMatchObject({ bare: 100, bar: 150, ok: false })
})
