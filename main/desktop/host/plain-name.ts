/** Controls, format characters (bidi ones among them), lone surrogates, line and paragraph breaks. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu

/** A program's own name as one line of at most `limit` characters; nothing if nothing is left. */
export function plainName(text: string | undefined, limit = 64): string | undefined {
  const line = (text ?? '')
    .slice(0, limit * 32)
    .replace(unseen, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  if (line.length <= limit) return line || undefined
  let clipped = ''
  for (const character of line) {
    if (clipped.length + character.length >= limit) break
    clipped += character
  }
  return `${clipped.trimEnd()}…`
}
