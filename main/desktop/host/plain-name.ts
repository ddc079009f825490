import { plainLine } from '../../../preload/plain-line.ts'

/** A program's own name as one line of at most `limit` characters; nothing if nothing is left. */
export function plainName(text: string | undefined, limit = 64): string | undefined {
  const line = plainLine((text ?? '').slice(0, limit * 32))
  if (line.length <= limit) return line || undefined
  let clipped = ''
  for (const character of line) {
    if (clipped.length + character.length >= limit) break
    clipped += character
  }
  return `${clipped.trimEnd()}…`
}
