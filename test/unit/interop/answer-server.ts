import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { PersonProfile } from '../../../main/session/service-profile.ts'
import { readForm } from '../../identity-service/http.ts'
import { close, listen } from '../../identity-service/listen.ts'
import { makeKey, type IdTokenKey } from '../../support/world/id-token-key.ts'

export type Claims = Readonly<Record<string, unknown>>

/** What a case may do with: the good claims of an ID token, the good answer, and the keys. */
export type Made = {
  readonly claims: Claims
  readonly body: Claims
  readonly key: IdTokenKey
  readonly otherKey: IdTokenKey
}

/** An answer of the token endpoint: JSON, or a text as it is. */
export type TokenAnswer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** What is odd about one run; all the rest is as it should be. */
export type Oddity = {
  /** The answer to the code. */
  readonly exchange?: (made: Made) => TokenAnswer
  /** The answer to the refresh token. */
  readonly renewal?: (made: Made) => TokenAnswer
  /** The address that the browser comes back to, as text. */
  readonly callback?: (good: URL, issuer: string) => string
}

/** A server that gives every client the same odd answers. */
export type AnswerServer = {
  readonly profile: PersonProfile
  /** Sets what is odd from here on. */
  be(oddity: Oddity): void
  stop(): Promise<void>
}

export async function startAnswerServer(): Promise<AnswerServer> {
  const server = createServer()
  const origin = `http://127.0.0.1:${await listen(server, 0)}`
  const [key, otherKey] = [makeKey('key-1', 'RS256'), makeKey('key-1', 'RS256')]
  let oddity: Oddity = {}
  let asked = new URLSearchParams()

  const made = (withNonce: boolean): Made => {
    const now = Math.floor(Date.now() / 1000)
    const nonce = withNonce && { nonce: asked.get('nonce') }
    const times = { iat: now, exp: now + 3600 }
    const claims = { iss: origin, aud: 'the-client', sub: 'dj-1', ...times, ...nonce }
    const body = {
      access_token: 'access-1',
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: 'refresh-1',
      scope: 'openid',
      id_token: key.sign(claims),
    }
    return { claims, body, key, otherKey }
  }
  const authorize = (query: URLSearchParams): TokenAnswer => {
    asked = query
    const good = new URL(asked.get('redirect_uri') ?? '')
    good.searchParams.set('code', 'a-code-that-is-good')
    good.searchParams.set('state', asked.get('state') ?? '')
    const location = oddity.callback?.(good, origin) ?? good.href
    return { status: 302, headers: { location }, body: '' }
  }
  const token = (form: URLSearchParams): TokenAnswer => {
    if (form.get('grant_type') === 'refresh_token')
      return oddity.renewal?.(made(false)) ?? { body: made(false).body }
    const isAsked =
      form.get('redirect_uri') === asked.get('redirect_uri') &&
      form.get('code') === 'a-code-that-is-good'
    if (!isAsked) return { status: 400, body: { error: 'invalid_grant' } }
    return oddity.exchange?.(made(true)) ?? { body: made(true).body }
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '', origin)
    const routes: Readonly<Record<string, () => TokenAnswer | Promise<TokenAnswer>>> = {
      '/authorize': () => authorize(searchParams),
      '/token': async () => token(await readForm(request)),
      '/moved': async () => ({ body: made(true).body }),
      '/jwks': () => ({ body: { keys: [key.jwk] } }),
    }
    const {
      status = 200,
      headers,
      body,
    } = (await routes[pathname]?.()) ?? { status: 404, body: '' }
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(
      status === 204 ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    )
  }
  server.on('request', (request, response) => void answer(request, response))
  return {
    profile: {
      id: 'odd',
      name: 'Odd',
      issuer: origin,
      clientId: 'the-client',
      redirectUri: 'app.deckpass.dev://callback',
      scopes: ['openid'],
      authorizationEndpoint: `${origin}/authorize`,
      tokenEndpoint: `${origin}/token`,
      idToken: { use: 'signed', jwksUri: `${origin}/jwks`, algorithms: ['RS256'] },
      claims: { displayName: 'sub' },
    },
    be(next) {
      oddity = next
    },
    stop: () => close(server),
  }
}
