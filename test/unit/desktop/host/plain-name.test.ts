import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainName } from '../../../../main/desktop/host/plain-name.ts'

describe("a program's name", () => {
  it.each([
    ['Firefox Web Browser', 'Firefox Web Browser'],
    [`It's "Deck" & Co <b>`, `It's "Deck" & Co <b>`],
    ['  two\nlines\t', 'two lines'],
    ['abc\u202E.exe', 'abc.exe'],
    ['a\u0000b\u0007c', 'a b c'],
    ['lone \uD800 half', 'lone half'],
    ['Веб-браузер', 'Веб-браузер'],
    ['x'.repeat(64), 'x'.repeat(64)],
    ['x'.repeat(65), `${'x'.repeat(63)}…`],
    ['', undefined],
    ['\u200b\u202e', undefined],
    [undefined, undefined],
  ])('%j is shown as %j', (text, shown) => {
    expect(plainName(text)).toBe(shown)
  })

  it('is one short line of visible characters, whatever it was', () => {
    const nasty = fc.constantFrom(
      '\u202e',
      '\u2066',
      '\n',
      '\0',
      '\u200f',
      '🎛️',
      '\ud800',
      'a',
      ' ',
    )
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: nasty }))
    fc.assert(
      fc.property(text, (name) => {
        const shown = plainName(name)
        if (shown === undefined) return
        expect(shown.length).toBeLessThanOrEqual(64)
        expect(shown).not.toMatch(
          /(?!\p{Join_Control})\p{Cf}|[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|^\s|\s$|^$/u,
        )
      }),
    )
  })
})
