/** How long a part of a secret is that counts as found, characters. */
const partLength = 8

/**
 * Every part of a secret in every form that it could be lying about in: as it is, as base64 and base64url at
 * each of the three alignments, as hex, and with every character escaped. Of a JWT the header is left
 * out, which is no secret.
 */
export function partsOf(secret: string): readonly string[] {
  const text = secret.replace(/^eyJ[\w-]+\./, '')
  const bytes = Buffer.from(text)
  const hex = bytes.toString('hex')
  const escaped = hex.replaceAll(/../g, '%$&')
  return [
    ...windows(text, partLength),
    ...[0, 1, 2].flatMap((shift) => inBase64(bytes, shift)),
    ...[hex, hex.toUpperCase()].flatMap((form) => windows(form, 2 * partLength)),
    ...[escaped, escaped.toUpperCase()].flatMap((form) => windows(form, 3 * partLength)),
  ]
}

/** What base64 makes of eight bytes, less the character that depends on what stands before or behind. */
function inBase64(bytes: Buffer, shift: number): readonly string[] {
  const padded = Buffer.concat([Buffer.alloc(shift), bytes])
  const whole = padded.toString('base64').replaceAll('=', '')
  const own = whole.slice(Math.ceil((shift * 8) / 6), Math.floor((padded.length * 8) / 6))
  const parts = windows(own, 10)
  return [...parts, ...parts.map((part) => part.replaceAll('+', '-').replaceAll('/', '_'))]
}

function windows(text: string, length: number): readonly string[] {
  if (text.length < length) return []
  return Array.from({ length: text.length - length + 1 }, (_, at) => text.slice(at, at + length))
}
