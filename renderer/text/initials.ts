import { clip, graphemes } from './clip.ts'

const between = /[\s._\-/|+&@]+/u
const readable = /[\p{L}\p{N}]/u

/**
 * One or two characters that stand for a name: of its first and its last word. Empty if the name
 * has no letter and no digit. An e-mail address counts as the part before its @.
 */
export function initials(name: string | undefined): string {
  const shown = (clip(name) ?? '').replace(/@\S*$/u, '')
  const words = shown
    .split(between)
    .map((word) => graphemes(word).find((one) => readable.test(one)))
  const letters = words.filter((letter) => letter !== undefined)
  const first = letters[0]
  const last = letters.length > 1 ? letters.at(-1) : undefined
  return [first, last]
    .map((letter) => graphemes((letter ?? '').toLocaleUpperCase())[0] ?? '')
    .join('')
}
