import { expect, test } from 'vitest'
import { parts, readOptions } from '../../bench/options.ts'

test('a plain run is a whole one of fifteen rounds', () => {
  expect(readOptions([])).toEqual({
    rounds: 15,
    idleSeconds: 60,
    renewals: 1_000,
    parts,
    against: undefined,
    trace: false,
  })
})

test('each option is taken', () => {
  const words = ['--rounds', '3', '--only', 'token', '--only', 'sizes', '--against', 'a.json']
  expect(readOptions([...words, '--trace'])).toMatchObject({
    rounds: 3,
    parts: ['token', 'sizes'],
    against: 'a.json',
    trace: true,
  })
})

test.each([
  [['--rounds', '0'], '--rounds takes a whole number'],
  [['--rounds', 'x'], '--rounds takes a whole number'],
  [['--only', 'memory'], '--only takes one of'],
  [['--fast'], 'was not understood'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(sentence)
})
