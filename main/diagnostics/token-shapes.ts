/** How text looks that may be a secret, and what is written in its place. */
const shapes: readonly (readonly [RegExp, string])[] = [
  // JSON Web Signature and Encryption, compact (RFC 7515 section 7.1): a JSON object in base64url first.
  [/\beyJ[\w-]{5,}(?:\.[\w-]*)*/g, '[token]'],
  [/\b(Bearer|Basic|DPoP)\s+[\w.~+/=-]+/gi, '$1 [token]'],
  // What requests and answers of RFC 6749, 7009 and 7636 carry, as a form and as JSON.
  [
    /(?<=\b|%[0-9A-F]{2})((?:\w+_)?(?:token|secret|verifier|hint)|code|state|nonce|password)(=|%3D)[^&\s"']+/gi,
    '$1$2[…]',
  ],
  [/"((?:\w+_)?(?:token|secret|verifier|hint)|nonce|password)"\s*:\s*"[^"]*"/gi, '"$1":"[…]"'],
  // The user information of an address (RFC 3986 section 3.2.1): a proxy's name and password.
  [/\/\/[^/\s@]+@/g, '//[…]@'],
  [/[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
]

/** A run of base64, base64url or hex that is too long for a word and has what words have not. */
const run = /[\w+/=~-]{20,}/g
const isWordy = (text: string) =>
  !/\d/.test(text) &&
  text.split(/[-_/]/).every((word) => /^(?:[a-z]{0,24}|[A-Z]{0,24})$/.test(word))

/** The text with what looks like a token, a parameter that carries one, or an e-mail address masked. */
export function withoutTokenShapes(text: string): string {
  const masked = shapes.reduce((sofar, [shape, mask]) => sofar.replace(shape, mask), text)
  return masked.replace(run, (found) => (isWordy(found) ? found : '[token]'))
}
