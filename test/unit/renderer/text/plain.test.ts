import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plain } from '../../../../renderer/text/plain.ts'

describe('plain', () => {
  it('leaves ordinary names of any script as they are', () => {
    for (const name of ['DJ Halcyon', 'Zoë O’Brien', 'علی', 'ภูมิ', '山田', 'क्षि', '👩‍🎤 Ana'])
      expect(plain(name)).toBe(name)
  })

  it('takes out bidi controls, which could turn the text around them', () => {
    expect(plain('a\u202eb\u2066c\u2069d\u200fe\u061cf')).toBe('abcdef')
  })

  it('makes one line of it', () => {
    expect(plain(' DJ\r\n\tHalcyon\u2028\u0000 ')).toBe('DJ Halcyon')
  })

  it('keeps at most four marks on a letter', () => {
    expect(plain(`Z${'\u0301'.repeat(50)}`)).toBe(`Z${'\u0301'.repeat(4)}`)
  })

  it('has nothing left of what only looks like a name', () => {
    expect(plain('\u3164\u2800 \ufeff\u00ad\ud800')).toBe('')
  })

  it('gives for any text one that it does not change again, without controls', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 })
    fc.assert(
      fc.property(text, (value) => {
        const shown = plain(value)
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u)
        expect(plain(shown)).toBe(shown)
      }),
    )
  })
})
