const lineBreaksAndControls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** Format characters (bidi controls among them) but the two joiners that emoji and scripts need. */
const invisible = /(?![\u200c\u200d])\p{Cf}|\p{Cs}|[\u115f\u1160\u2800\u3164\uffa0]/gu
const stackedMarks = /(\p{M}{4})\p{M}+/gu

/**
 * Text from a service as one harmless line: no control or bidi characters, no lone surrogates, no
 * blanks that look like a name, and at most four marks on a letter. Empty if nothing is left.
 */
export function plain(text: string): string {
  return text
    .replace(lineBreaksAndControls, ' ')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/\s+/gu, ' ')
    .trim()
}
