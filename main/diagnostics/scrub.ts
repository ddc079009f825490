import { livingSecrets, type LivingSecret } from '../session/living-secrets.ts'
import { withoutTokenShapes } from './token-shapes.ts'

/** The shortest part of a secret that is recognised, characters. */
export const shortestPart = 8

/**
 * The net behind the types (see session/secret.ts): text that goes out, without any secret that this
 * process holds, whole or in a part of eight characters, and without what looks like one.
 */
export function scrub(text: string, secrets: readonly LivingSecret[] = livingSecrets()): string {
  const plain = decoded(text)
  // What hides behind escapes is not taken apart: all of it goes.
  if (plain !== text && mask(plain, secrets) !== plain) return '[secret]'
  return withoutTokenShapes(mask(text, secrets))
}

function mask(text: string, secrets: readonly LivingSecret[]): string {
  const kinds: (string | undefined)[] = Array.from({ length: text.length })
  for (const secret of secrets) {
    const whole = secret.reveal()
    // Of a short one the whole counts; an empty one is none.
    const part = Math.min(shortestPart, whole.length)
    if (part === 0) continue
    for (let at = 0; at + part <= text.length; at++)
      if (whole.includes(text.slice(at, at + part))) kinds.fill(secret.kind, at, at + part)
  }
  return join(text, kinds)
}

function join(text: string, kinds: readonly (string | undefined)[]): string {
  let out = ''
  for (let at = 0; at < text.length; at++) {
    const kind = kinds[at]
    if (kind === undefined) out += text.charAt(at)
    else if (kind !== kinds[at - 1]) out += `[${kind}]`
  }
  return out
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
