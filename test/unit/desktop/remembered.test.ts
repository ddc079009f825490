import { expect, test, vi } from 'vitest'
import { createRemembered } from '../../../main/desktop/remembered.ts'

const bounds = { x: -5, y: 20, width: 400, height: 640 }
const lapseWarnings = { beatport: { lastsUntil: 1_800_000_000_000, days: 7 } } as const
const nothing = { bounds: undefined, toldOfTray: false, lapseWarnings: {} }

function memoryOf(content: Record<string, unknown>) {
  const change = vi.fn((_changes: object) => Promise.resolve())
  return { change, ...createRemembered({ content, change }) }
}

test('what is kept is there at once and written', () => {
  const { current, keep, change } = memoryOf({})
  expect(current()).toEqual(nothing)
  keep({ toldOfTray: true })
  keep({ bounds })
  expect(current()).toEqual({ ...nothing, toldOfTray: true, bounds })
  expect(change.mock.calls).toEqual([[{ toldOfTray: true }], [{ bounds }]])
})

test('what was written is there in the next run', () => {
  const content = { toldOfTray: true, bounds, lapseWarnings }
  expect(memoryOf(content).current()).toEqual(content)
})

test.each([
  [{ bounds: { ...bounds, width: 0 } }],
  [{ bounds: { ...bounds, x: 0.5 } }],
  [{ bounds: { ...bounds, y: undefined } }],
  [{ bounds: [1, 2, 3, 4] }],
  [{ toldOfTray: 'yes' }],
  [{ lapseWarnings: { beatport: { lastsUntil: 1, days: 3 } } }],
  [{ lapseWarnings: { beatport: null } }],
  [{ lapseWarnings: 7 }],
])('%j is no memory, and costs no other', (wrong) => {
  const right = { toldOfTray: true, bounds, lapseWarnings }
  const [name = ''] = Object.keys(wrong)
  const expected = { ...right, [name]: Object.entries(nothing).find(([key]) => key === name)?.[1] }
  expect(memoryOf({ ...right, ...wrong }).current()).toEqual(expected)
})

test('what cannot be written is remembered until the app quits', async () => {
  const { current, keep, change } = memoryOf({})
  change.mockRejectedValue(new Error('ENOSPC'))
  keep({ toldOfTray: true })
  await Promise.resolve()
  expect(current().toldOfTray).toBe(true)
})
