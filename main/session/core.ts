import { createHttp, type Http } from './http.ts'
import { seenNow, type Deadline } from './deadline.ts'
import { createIdTokens, type IdTokens } from './id-token.ts'
import { createKeeper, type Keeper } from './keeper.ts'
import type { Ports } from './ports.ts'
import type { AccessToken } from './secret.ts'
import type { ServiceProfile } from './service-profile.ts'
import { transition, type SessionEvent, type SessionState } from './state.ts'
import { createTokenEndpoint, type TokenEndpoint } from './token-endpoint.ts'

/** An access token in memory: the only place that one is kept. */
export type LiveToken = {
  readonly accessToken: AccessToken
  readonly scope: string
  readonly lifetime: number
  readonly obtainedAt: number
  readonly expiry: Deadline
}

/** What the procedures of one connection share: its parts, its state and its access token. */
export type Core<Profile extends ServiceProfile = ServiceProfile> = {
  readonly profile: Profile
  readonly ports: Ports
  readonly http: Http
  readonly endpoint: TokenEndpoint
  readonly idTokens: IdTokens
  readonly keeper: Keeper
  state(): SessionState
  /** Makes a transition and tells the listeners, if it changed anything. */
  apply(event: SessionEvent): void
  /** Tells the listeners of a change that is not part of the state: storage, history. */
  changed(): void
  listen(listener: () => void): () => void
  token(): LiveToken | undefined
  setToken(token: LiveToken | undefined): void
}

export function createCore<Profile extends ServiceProfile>(
  profile: Profile,
  ports: Ports,
): Core<Profile> {
  const http = createHttp(ports)
  const listeners = new Set<() => void>()
  let state: SessionState = { phase: 'opening' }
  let token: LiveToken | undefined
  const changed = () => {
    for (const listener of listeners) {
      try {
        listener()
      } catch {
        // Whoever draws or forwards the state is not to break what it tells of.
        ports.log.warn('listener-failed')
      }
    }
  }
  return {
    profile,
    ports,
    http,
    endpoint: createTokenEndpoint(profile, http, ports.clock),
    idTokens: createIdTokens(profile, http, ports.clock),
    keeper: createKeeper(profile, ports.store, ports.log, changed),
    state: () => state,
    apply(event) {
      const next = transition(state, event)
      if (next === state) return
      state = next
      changed()
    },
    changed,
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    token() {
      token &&= { ...token, expiry: seenNow(token.expiry, ports.clock) }
      return token
    },
    setToken(next) {
      token = next
    },
  }
}
