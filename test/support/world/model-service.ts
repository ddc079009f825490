import { createHash } from 'node:crypto'
import type { Fetch } from '../../../main/session/ports.ts'
import type { ServiceProfile } from '../../../main/session/service-profile.ts'
import { json, type Behaviour } from './behaviours.ts'
import { makeKey, type IdTokenKey } from './id-token-key.ts'

export type Route = 'token' | 'revoke' | 'userinfo' | 'jwks'
type Json = Readonly<Record<string, unknown>>

export type ServiceRequest = {
  readonly route: Route | 'unknown'
  readonly url: string
  readonly init: RequestInit
  readonly form: URLSearchParams
}

/**
 * An identity service: codes that are good once and for their verifier alone, refresh tokens that
 * rotate, ID tokens signed for real. Each route answers from its queue of behaviours, then in good
 * health. All that it issues is secret and stays in `secrets`.
 */
export class ModelService {
  readonly requests: ServiceRequest[] = []
  readonly secrets: string[] = []
  /** Lives of what is issued, seconds. */
  expiresIn = 600
  user: Json = { sub: 'dj-1', username: 'DJ Example', email: 'dj@example.net' }
  keys: IdTokenKey[] = [makeKey('key-1')]
  /** Makes the ID token of its claims. */
  idToken = (claims: Json): string | undefined => this.keys[0]?.sign(claims)
  /** Called with each request as it comes in. */
  onRequest: (request: ServiceRequest) => void = () => {}

  readonly #profile: ServiceProfile
  readonly #now: () => number
  readonly #queues: Record<Route, Behaviour[]> = { token: [], revoke: [], userinfo: [], jwks: [] }
  readonly #codes = new Map<string, URLSearchParams>()
  readonly #refreshTokens = new Set<string>()
  readonly #accessTokens = new Map<string, number>()

  constructor(profile: ServiceProfile, now: () => number) {
    this.#profile = profile
    this.#now = now
  }

  /** Queues what the next requests to a route are answered with. */
  next(route: Route, ...behaviours: readonly Behaviour[]): void {
    this.#queues[route].push(...behaviours)
  }

  /** Lets a route be in good health again. */
  clear(route: Route): void {
    this.#queues[route].length = 0
  }

  count(route: Route): number {
    return this.requests.filter((request) => request.route === route).length
  }

  /** What a person who says yes is sent back with; `changes` replaces parameters. */
  authorize(address: string, changes: Readonly<Record<string, string>> = {}): string {
    const asked = new URL(address).searchParams
    const code = this.#secret('code')
    this.#codes.set(code, asked)
    const parameters = new URLSearchParams({ code, state: asked.get('state') ?? '', ...changes })
    return `${asked.get('redirect_uri') ?? ''}?${parameters.toString()}`
  }

  /** How long the service will still take this access token, ms; 0 or less if it does not. */
  lifeOf(accessToken: string): number {
    return (this.#accessTokens.get(accessToken) ?? -Infinity) - this.#now()
  }

  /** Whether the service would take this access token now. */
  takes(accessToken: string): boolean {
    return this.lifeOf(accessToken) > 0
  }

  /** Whether a refresh token could still be used. */
  honours(refreshToken: string | undefined): boolean {
    return this.#refreshTokens.has(refreshToken ?? '')
  }

  /** Makes a refresh token good again, as if its revocation had come too late. */
  revive(refreshToken: string): void {
    this.#refreshTokens.add(refreshToken)
  }

  /** Ends every session, as a person can in the account's settings. */
  endSessions(): void {
    this.#refreshTokens.clear()
  }

  readonly fetch: Fetch = async (url, init) => {
    const route = this.#routeOf(url)
    const form = new URLSearchParams(init.body instanceof URLSearchParams ? init.body : '')
    const request: ServiceRequest = { route, url, init, form }
    this.requests.push(request)
    this.onRequest(request)
    if (route === 'unknown') return json({ error: 'no such page' }, 404)
    const behaviour = this.#queues[route].shift() ?? ((serve) => serve())
    const answer = await behaviour(() => this.#serve(route, request), init.signal ?? undefined)
    if (!answer.headers.has('date')) answer.headers.set('date', new Date(this.#now()).toUTCString())
    return answer
  }

  #routeOf(url: string): ServiceRequest['route'] {
    const { tokenEndpoint, revocationEndpoint, userinfo, idToken } = this.#profile
    if (url === tokenEndpoint) return 'token'
    if (url === revocationEndpoint) return 'revoke'
    if (url === userinfo?.endpoint) return 'userinfo'
    return idToken.use === 'signed' && url === idToken.jwksUri ? 'jwks' : 'unknown'
  }

  #serve(route: Route, { form, init }: ServiceRequest): Response {
    switch (route) {
      case 'token':
        if (!this.#knowsClient(init, form)) return json({ error: 'invalid_client' }, 401)
        if (form.get('grant_type') === 'client_credentials') return this.#issueToClient()
        return form.get('grant_type') === 'refresh_token' ? this.#renew(form) : this.#redeem(form)
      case 'revoke':
        this.#refreshTokens.delete(form.get('token') ?? '')
        return new Response(null)
      case 'userinfo':
        return json(this.user)
      case 'jwks':
        return json({ keys: this.keys.map(({ jwk }) => jwk) })
    }
  }

  /** A client that has a secret has to show it, where the profile says. */
  #knowsClient(init: RequestInit, form: URLSearchParams): boolean {
    const { clientId, clientSecret, clientAuthentication } = this.#profile
    if (!clientSecret) return true
    const pair = `${clientId}:${clientSecret.reveal()}`
    const [, basic = ''] = (new Headers(init.headers).get('authorization') ?? '').split('Basic ')
    const told =
      clientAuthentication === 'client_secret_basic'
        ? decodeURIComponent(atob(basic))
        : `${form.get('client_id') ?? ''}:${form.get('client_secret') ?? ''}`
    return told === pair
  }

  #issueToClient(): Response {
    const accessToken = this.#secret('access')
    this.#accessTokens.set(accessToken, this.#now() + this.expiresIn * 1000)
    const answer = { access_token: accessToken, token_type: 'Bearer', expires_in: this.expiresIn }
    return json(this.#profile.envelope === 'data' ? { data: answer } : answer)
  }

  #redeem(form: URLSearchParams): Response {
    const code = form.get('code') ?? ''
    const asked = this.#codes.get(code)
    this.#codes.delete(code)
    const verifier = form.get('code_verifier') ?? ''
    this.secrets.push(verifier)
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const good =
      asked?.get('code_challenge') === challenge &&
      asked.get('redirect_uri') === form.get('redirect_uri') &&
      // A client that proved itself in the header need not name itself in the body as well.
      asked.get('client_id') === (form.get('client_id') ?? this.#profile.clientId)
    return good ? this.#issue(asked.get('nonce')) : json({ error: 'invalid_grant' }, 400)
  }

  #renew(form: URLSearchParams): Response {
    if (!this.#refreshTokens.delete(form.get('refresh_token') ?? ''))
      return json({ error: 'invalid_grant' }, 400)
    return this.#issue(null)
  }

  #issue(nonce: string | null): Response {
    const accessToken = this.#secret('access')
    const refreshToken = this.#secret('refresh')
    this.#refreshTokens.add(refreshToken)
    this.#accessTokens.set(accessToken, this.#now() + this.expiresIn * 1000)
    const now = Math.floor(this.#now() / 1000)
    const idToken = this.idToken({
      iss: this.#profile.issuer,
      aud: this.#profile.clientId,
      sub: this.user['sub'],
      iat: now,
      exp: now + 3600,
      ...(nonce && { nonce }),
    })
    if (idToken) this.secrets.push(idToken)
    return json({
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: this.expiresIn,
      refresh_token: refreshToken,
      id_token: idToken,
      scope: this.#profile.scopes.join(' '),
    })
  }

  #secret(kind: string): string {
    const bytes = createHash('sha256').update(`${kind} ${this.secrets.length}`).digest('base64url')
    const text = `${kind}-canary-${this.secrets.length}-${bytes}`
    this.secrets.push(text)
    return text
  }
}
