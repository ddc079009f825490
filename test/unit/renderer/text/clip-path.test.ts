import { describe, expect, it } from 'vitest'
import { clipPath } from '../../../../renderer/text/clip-path.ts'

describe('clipPath', () => {
  it('leaves a path that is short enough as it is', () => {
    expect(clipPath('/usr/bin/python3.11')).toBe('/usr/bin/python3.11')
    expect(clipPath('a'.repeat(72))).toBe('a'.repeat(72))
  })

  it('keeps where a long one begins and how it ends', () => {
    const shown = clipPath(`/tmp/${'x'.repeat(300)}/bin/mixxx`, 40) ?? ''
    expect(shown).toHaveLength(40)
    expect(shown).toMatch(/^\/tmp\/x+…x+\/bin\/mixxx$/u)
  })

  it('makes it plain: no line breaks, no text that runs the other way', () => {
    expect(clipPath('/tmp/\u202eevil\n<b>')).toBe('/tmp/evil <b>')
  })

  it('is nothing for nothing', () => {
    expect(clipPath(undefined)).toBeUndefined()
    expect(clipPath('')).toBeUndefined()
    expect(clipPath('\u200b\u202e')).toBeUndefined()
  })

  it('is quick with a megabyte, and still has both ends', () => {
    const before = performance.now()
    const shown = clipPath(`/home/${'é'.repeat(1_000_000)}/deckpass`) ?? ''
    expect(performance.now() - before).toBeLessThan(200)
    expect(shown).toMatch(/^\/home\/é+…é+\/deckpass$/u)
  })
})
