import { keepInMind } from './living-secrets.ts'

/** What a secret is; it takes part in its type, so that a code cannot be passed for a verifier. */
export type SecretKind =
  | 'access token'
  | 'refresh token'
  | 'ID token'
  | 'code verifier'
  | 'state'
  | 'nonce'
  | 'client secret'
  | 'proxy password'

/**
 * A string that does not print: concatenation, templates, JSON and inspection all give its kind.
 * The text itself is had by `reveal`, which is to be called where it leaves for the service or the
 * vault and nowhere else.
 */
export class Secret<Kind extends SecretKind> {
  readonly kind: Kind
  readonly #text: string

  constructor(kind: Kind, text: string) {
    this.kind = kind
    this.#text = text
    keepInMind(this)
  }

  reveal(): string {
    return this.#text
  }

  /** Compares in a time that does not depend on where the two differ (RFC 9700 section 4.7). */
  equals(text: string): boolean {
    let difference = this.#text.length ^ text.length
    for (let at = 0; at < text.length; at++)
      difference |= text.charCodeAt(at) ^ this.#text.charCodeAt(at % (this.#text.length || 1))
    return difference === 0
  }

  toString(): string {
    return `[${this.kind}]`
  }

  toJSON(): string {
    return this.toString()
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString()
  }
}

export type AccessToken = Secret<'access token'>
export type RefreshToken = Secret<'refresh token'>
export type IdToken = Secret<'ID token'>
export type CodeVerifier = Secret<'code verifier'>
export type State = Secret<'state'>
export type Nonce = Secret<'nonce'>
export type ClientSecret = Secret<'client secret'>
