/** Controls, format characters (bidi ones among them), lone surrogates, line and paragraph breaks. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]+/gu

/** A text from outside as one line that can be shown; nothing if nothing is left. */
export function plainLine(text: string): string | undefined {
  return text.replace(unseen, ' ').replace(/\s+/gu, ' ').trim() || undefined
}
