import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import * as v from 'valibot'

const text = v.string()

/** A private RSA key as a JWK (RFC 7518 section 6.3). */
const SigningKey = v.object({
  kty: v.literal('RSA'),
  n: text,
  e: text,
  d: text,
  p: text,
  q: text,
  dp: text,
  dq: text,
  qi: text,
  kid: text,
  alg: v.literal('RS256'),
  use: v.literal('sig'),
})

/** What the service signs ID tokens and cookies with. */
export const Keys = v.object({ signing: SigningKey, cookies: v.array(text) })

export type Keys = v.InferOutput<typeof Keys>

/** Found once in a process, which takes longer than all else that a start of a service does. */
let found: Promise<Keys['signing']> | undefined

/** New random keys; services of the same process sign ID tokens with the same one. */
export async function makeKeys(): Promise<Keys> {
  found ??= makeSigningKey()
  return { signing: await found, cookies: [randomBytes(32).toString('base64url')] }
}

async function makeSigningKey(): Promise<Keys['signing']> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  return v.parse(SigningKey, {
    ...privateKey.export({ format: 'jwk' }),
    kid: randomBytes(8).toString('hex'),
    alg: 'RS256',
    use: 'sig',
  })
}
