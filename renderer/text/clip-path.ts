import { plainLine } from '../../preload/plain-line.ts'
import { graphemes } from './clip.ts'

/**
 * The path of a file, made plain and cut to `limit` characters in its middle: where it begins and how
 * it ends tell the most. `undefined` if there is nothing to show.
 */
export function clipPath(path: string | undefined, limit = 72): string | undefined {
  const bound = limit * 32
  const text = path ?? ''
  const ends = text.length > 2 * bound ? `${text.slice(0, bound)}${text.slice(-bound)}` : text
  const characters = graphemes(plainLine(ends))
  if (characters.length === 0) return undefined
  if (characters.length <= limit) return characters.join('')
  const head = Math.floor((limit - 1) / 3)
  const tail = limit - 1 - head
  return `${characters.slice(0, head).join('')}…${characters.slice(-tail).join('')}`
}
