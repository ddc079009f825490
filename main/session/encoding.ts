const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding (RFC 4648 section 5). */
export function base64url(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3)
    text += symbol(first >> 2) + symbol(((first & 3) << 4) | ((second ?? 0) >> 4))
    if (second !== undefined) text += symbol(((second & 15) << 2) | ((third ?? 0) >> 6))
    if (third !== undefined) text += symbol(third & 63)
  }
  return text
}

function symbol(index: number): string {
  return alphabet.charAt(index)
}

/** Names a secret without telling it: the first 6 bytes of its SHA-256, in hex. */
export async function fingerprint(secret: { reveal(): string }): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret.reveal()))
  return [...new Uint8Array(hash, 0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
