import { plainLine } from '../../preload/plain-line.ts'

/** Made once, when it is first needed: one is large, and lies outside of the heap. */
let segmenter: Intl.Segmenter | undefined

/** The characters of a text as a reader counts them; code points where the runtime cannot tell. */
export function graphemes(text: string): readonly string[] {
  if (typeof Intl.Segmenter !== 'function') return Array.from(text)
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

/**
 * Text from a service, made plain and cut to `limit` characters, with an ellipsis as the last of
 * them if anything was cut. `undefined` if there is nothing to show.
 */
export function clip(text: string | undefined, limit = 64): string | undefined {
  // No character is longer than this; the first cut bounds the work that a hostile text can ask for.
  const characters = graphemes(plainLine((text ?? '').slice(0, limit * 32)))
  if (characters.length === 0) return undefined
  if (characters.length <= limit) return characters.join('')
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .trimEnd()}…`
}
