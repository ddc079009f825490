import { expect, test } from 'vitest'
import { createAsked } from '../../../main/desktop/asked.ts'

test('every wish counts, also the same again, and is told of', () => {
  const told: unknown[] = []
  const asked = createAsked(() => told.push(asked.current()))
  expect(asked.current()).toEqual({ view: 'session', count: 0 })
  asked.ask('settings')
  asked.ask('settings')
  asked.ask('about')
  expect(told).toEqual([
    { view: 'settings', count: 1 },
    { view: 'settings', count: 2 },
    { view: 'about', count: 3 },
  ])
  expect(asked.current()).toBe(told[2])
})
