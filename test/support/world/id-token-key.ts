import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

export type Algorithm = 'ES256' | 'RS256'
type Part = Readonly<Record<string, unknown>>

/** A key that an identity service signs ID tokens with, and its public half as its JWKS tells it. */
export type IdTokenKey = {
  readonly kid: string
  readonly algorithm: Algorithm
  readonly publicKey: KeyObject
  readonly jwk: Part
  /** A signed JWT (RFC 7515 section 3.1); `header` adds to its header or replaces what is there. */
  sign(claims: Part, header?: Part): string
}

/** Makes a key. RS256 keys take half a second, ES256 keys next to nothing. */
export function makeKey(kid: string, algorithm: Algorithm = 'ES256'): IdTokenKey {
  const { publicKey, privateKey } =
    algorithm === 'RS256'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    kid,
    algorithm,
    publicKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: algorithm, use: 'sig' },
    sign(claims, header = {}) {
      const input = signingInput({ alg: algorithm, typ: 'JWT', kid, ...header }, claims)
      const key = { key: privateKey, dsaEncoding: 'ieee-p1363' } as const
      return `${input}.${sign('sha256', Buffer.from(input), key).toString('base64url')}`
    },
  }
}

/** A JWT without a signature (RFC 7519 section 6). */
export function unsigned(claims: Part): string {
  return `${signingInput({ alg: 'none' }, claims)}.`
}

/** A JWT that is authenticated with a public key's text, as if that were a shared secret. */
export function confused(key: IdTokenKey, claims: Part): string {
  const input = signingInput({ alg: 'HS256', kid: key.kid }, claims)
  const secret = key.publicKey.export({ format: 'pem', type: 'spki' })
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`
}

function signingInput(header: Part, claims: Part): string {
  return [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
}
