const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Format characters (bidi controls among them), private ones, lone surrogates, and blanks that look like text. */
const unseen =
  /(?!\p{Join_Control}|[\ufe0e-\ufe0f])[\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu
/** Joiners and the selectors of emoji, but after emoji, or after letters of a script that may need them. */
const stray =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|(?!\p{sc=Latin}|\p{sc=Greek}|\p{sc=Cyrillic}|\p{sc=Inherited})[\p{L}\p{M}])(?:\p{Join_Control}|[\ufe0e-\ufe0f])+/gu
const stackedMarks = /(\p{M}{4})\p{M}+/gu

/**
 * A text from outside as one harmless line: no control or bidi characters, nothing that is not seen, no
 * lone surrogates, and at most four marks on a letter. Empty if nothing is left. It is the one rule of
 * the window, the notices, the menus and the terminal.
 */
export function plainLine(text: string): string {
  return text
    .replace(breaks, ' ')
    .replace(unseen, '')
    .replace(stray, '')
    .replace(stackedMarks, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
}
