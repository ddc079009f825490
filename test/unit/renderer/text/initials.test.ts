import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { graphemes } from '../../../../renderer/text/clip.ts'
import { initials } from '../../../../renderer/text/initials.ts'

describe('initials', () => {
  it.each([
    ['DJ Halcyon', 'DH'],
    ['john van der doe', 'JD'],
    ['skrillex', 'S'],
    ['dj_halcyon', 'DH'],
    ['john@example.com', 'J'],
    ['"Carl" (Cox)', 'CC'],
    ['山田 太郎', '山太'],
    ['ßeta', 'S'],
    ['4hero', '4'],
    ['🎧 Ana', 'A'],
    ['🎧', ''],
    ['\u202e!', ''],
    ['', ''],
    [undefined, ''],
  ])('%s: %s', (name, expected) => {
    expect(initials(name)).toBe(expected)
  })

  it('are two characters at most, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (name) => {
        expect(graphemes(initials(name)).length).toBeLessThanOrEqual(2)
      }),
    )
  })
})
