import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainLine } from '../../../preload/plain-line.ts'

describe('a text from outside', () => {
  it.each([
    'DJ Halcyon',
    'Zoë O’Brien',
    'علی',
    'نامه\u200cای',
    'ภูมิ',
    '山田',
    'क्षि',
    'ক\u09cd\u200dষ',
    '👩‍🎤 Ana',
    '👁️‍🗨️',
    '👋🏽 ❤️',
    `It's "Deck" & Co <b>`,
  ])('that is an ordinary name of any script stays as it is: %s', (name) => {
    expect(plainLine(name)).toBe(name)
  })

  it('loses bidi controls, which could turn the text around them', () => {
    expect(plainLine('a\u202eb\u2066c\u2069d\u200fe\u061cf')).toBe('abcdef')
  })

  it('becomes one line', () => {
    expect(plainLine(' DJ\r\n\tHalcyon\u2028\u0000 ')).toBe('DJ Halcyon')
    expect(plainLine('a\u0000b\u0007c\u0085d')).toBe('a b c d')
  })

  it('is no command to a terminal', () => {
    expect(plainLine('\u001b[31m red\u009b2J')).toBe('[31m red 2J')
  })

  it('keeps at most four marks on a letter', () => {
    expect(plainLine(`Z${'\u0301'.repeat(50)}`)).toBe(`Z${'\u0301'.repeat(4)}`)
  })

  it.each(['\u200b', '\u200c', '\u200d', '\ufe0f', '\u00ad', '\u034f', '\u3164', '\ue000'])(
    'cannot pass for another by a %j that nobody sees',
    (hidden) => {
      expect(plainLine(`deck${hidden}pass`)).toBe('deckpass')
      expect(plainLine(`deck${hidden.repeat(3)}\u200d\ufe0fpass${hidden}`)).toBe('deckpass')
    },
  )

  it('has nothing left where it only looked like a text', () => {
    expect(plainLine('\u3164\u2800 \ufeff\u00ad\ud800\u200d\ufe0f\u{e0100}\uf8ff')).toBe('')
  })

  it('is, whatever it was, one that is not changed again, without controls', () => {
    const hidden = [
      '\u202e',
      '\u2066',
      '\n',
      '\0',
      '\u200d',
      '\u200c',
      '\ufe0f',
      '\u3164',
      '\ud800',
    ]
    const seen = ['🎛️', '🏽', 'ক', '\u09cd', '\u0301', 'a', ' ']
    const nasty = fc.constantFrom(...hidden, ...seen)
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: nasty, maxLength: 40 }),
    )
    fc.assert(
      fc.property(text, (value) => {
        const shown = plainLine(value)
        expect(shown).not.toMatch(/(?!\p{Join_Control})\p{Cf}|[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u)
        expect(shown).not.toMatch(/^\s|\s$|\s\s|^\p{Join_Control}|^[\ufe0e-\ufe0f]/u)
        expect(plainLine(shown)).toBe(shown)
      }),
    )
  })
})
