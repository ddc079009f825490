import * as fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { clip, graphemes } from '../../../../renderer/text/clip.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('clip', () => {
  it('keeps what fits', () => {
    expect(clip('DJ Halcyon')).toBe('DJ Halcyon')
    expect(clip('x'.repeat(64))).toBe('x'.repeat(64))
  })

  it('ends what it cuts with an ellipsis', () => {
    expect(clip('x'.repeat(65))).toBe(`${'x'.repeat(63)}…`)
    expect(clip('one two', 5)).toBe('one…')
  })

  it('has nothing for nothing', () => {
    expect(clip(undefined)).toBeUndefined()
    expect(clip(' \u202e ')).toBeUndefined()
  })

  it('does not cut a character in two', () => {
    expect(clip('👩‍🎤'.repeat(10), 4)).toBe(`${'👩‍🎤'.repeat(3)}…`)
  })

  it('counts code points where the runtime has no segmenter', () => {
    vi.stubGlobal('Intl', { ...Intl, Segmenter: undefined })
    expect(graphemes('a😀b')).toEqual(['a', '😀', 'b'])
  })

  it('never gives more characters than asked for', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (value, limit) => {
        expect(graphemes(clip(value, limit) ?? '').length).toBeLessThanOrEqual(limit)
      }),
    )
  })

  it('clips a text of a megabyte', () => {
    expect(clip('z\u0301'.repeat(500_000))).toMatch(/…$/u)
  })
})
