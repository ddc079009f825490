import { expect, test } from 'vitest'
import { codeAlphabet, newCode } from '../../../main/programs/pairing-code.ts'
import { programName } from '../../../main/programs/program-name.ts'

test.each([
  ['Tagger', 'Tagger'],
  ['  My \n Tagger\t', 'My Tagger'],
  ['my\u202e gnp.exe', 'my gnp.exe'],
  ['\u2066a\u2069\u200b', 'a'],
  ['\u0000\u001b[31m', '[31m'],
  ['é'.repeat(64), 'é'.repeat(64)],
  ['🎧'.repeat(64), '🎧'.repeat(64)],
  ['x'.repeat(65), undefined],
  ['', undefined],
  [' \u200f\u2028 ', undefined],
  ['\ud800', undefined],
  [' DeckPass ', undefined],
  ['Deck\u200dpass', undefined],
])('a name %j is shown as %j', (given, shown) => {
  expect(programName(given)).toBe(shown)
})

test('a code is two groups of three without look-alikes', () => {
  const codes = Array.from({ length: 200 }, newCode)
  for (const code of codes)
    expect(code).toMatch(new RegExp(`^[${codeAlphabet}]{3}-[${codeAlphabet}]{3}$`))
  expect(new Set(codes).size).toBeGreaterThan(190)
  for (const pair of ['0O', '1I', '1L', '2Z', '5S', '6G', '8B', 'UV'])
    expect(Array.from(pair).filter((each) => codeAlphabet.includes(each)).length).toBeLessThan(2)
})
