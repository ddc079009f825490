import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { Person } from './person.ts'

const Tokens = v.object({
  access_token: v.string(),
  expires_in: v.number(),
  token_type: v.string(),
  scope: v.optional(v.string()),
  refresh_token: v.string(),
  id_token: v.optional(v.string()),
})

/** What a token endpoint gave. */
export type Tokens = v.InferOutput<typeof Tokens>

/** An app that signs in to the service by hand: one authorization request, and its tokens. */
export class App {
  readonly #profile: PersonProfile
  readonly #verifier = randomBytes(32).toString('base64url')
  readonly state = randomBytes(16).toString('base64url')

  constructor(profile: PersonProfile) {
    this.#profile = profile
  }

  /** The authorization request's address, with some parameters changed. */
  url(changed: Readonly<Record<string, string>> = {}): string {
    const challenge = createHash('sha256').update(this.#verifier).digest('base64url')
    const parameters = new URLSearchParams({
      response_type: 'code',
      client_id: this.#profile.clientId,
      redirect_uri: this.#profile.redirectUri,
      scope: this.#profile.scopes.join(' '),
      state: this.state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...changed,
    })
    return `${this.#profile.authorizationEndpoint}?${parameters.toString()}`
  }

  /** A token request with the fields of a form. */
  post(form: Readonly<Record<string, string>>): Promise<Response> {
    const body = new URLSearchParams({ ...this.#credentials(), ...form })
    return fetch(this.#profile.tokenEndpoint, { method: 'POST', body, redirect: 'manual' })
  }

  exchange(callback: string): Promise<Response> {
    return this.post({
      grant_type: 'authorization_code',
      code: new URL(callback).searchParams.get('code') ?? '',
      redirect_uri: this.#profile.redirectUri,
      code_verifier: this.#verifier,
    })
  }

  renew(refreshToken: string): Promise<Response> {
    return this.post({ grant_type: 'refresh_token', refresh_token: refreshToken })
  }

  revoke(token: string): Promise<Response> {
    const body = new URLSearchParams({ ...this.#credentials(), token })
    return fetch(this.#profile.revocationEndpoint ?? '', { method: 'POST', body })
  }

  #credentials(): Record<string, string> {
    const { clientId, clientSecret } = this.#profile
    return {
      client_id: clientId,
      ...(clientSecret && { client_secret: clientSecret.reveal() }),
    }
  }
}

/** The tokens in an answer, which must be one with tokens. */
export async function tokensOf(response: Response | Promise<Response>): Promise<Tokens> {
  return v.parse(Tokens, await (await response).json())
}

/** A sign-in from the first page to the tokens. */
export async function signIn(
  profile: PersonProfile,
  person = new Person(),
  username?: string,
): Promise<{ app: App; tokens: Tokens }> {
  const app = new App(profile)
  const { url } = await person.signIn(app.url(), username)
  return { app, tokens: await tokensOf(app.exchange(url)) }
}
