import type { Agenda } from './agenda.ts'

/** What a server does with a refresh token that was used before. */
export const reuseModes = ['lenient', 'strict', 'graceful'] as const

export type ReuseMode = (typeof reuseModes)[number]

/** One rotation chain: one sign-in at the server. */
type Family = {
  alive: boolean
  /** The refresh token that the server honours. */
  newest: string
  newestUsedAt: number
  /** Whether the answer that carried the newest token reached the app. */
  delivered: boolean
}

type Spent = {
  readonly family: Family
  readonly at: number
  readonly successor: string
  sent: number
}

export type Issue = {
  readonly accessToken: string
  /** True time at which the server stops honouring the access token. */
  readonly expiresAt: number
  readonly refreshToken: string
  /** Tells the server's own books that the answer arrived. */
  delivered(): void
}

const day = 24 * 3_600_000
const grace = 30_000
const refreshTokenLife = 31 * day

/** A token endpoint's books, kept in true time: what it issued, spent, honours and refuses. */
export class ServerModel {
  /** Tokens that came again after they were spent, beyond the first time. */
  spentAgain = 0
  readonly #families = new Set<Family>()
  readonly #spent = new Map<string, Spent>()
  readonly #live = new Map<string, Family>()
  #count = 0
  readonly #agenda: Agenda
  readonly #mode: ReuseMode
  readonly #accessTokenLife: number

  constructor(agenda: Agenda, mode: ReuseMode, accessTokenLife: number) {
    this.#agenda = agenda
    this.#mode = mode
    this.#accessTokenLife = accessTokenLife
  }

  signIn(): Issue {
    const family: Family = { alive: true, newest: '', newestUsedAt: 0, delivered: false }
    this.#families.add(family)
    return this.#issue(family)
  }

  /** A renewal: the new pair, or `undefined` for invalid_grant. */
  refresh(token: string): Issue | undefined {
    const now = this.#agenda.now()
    const family = this.#live.get(token)
    if (family) {
      if (!family.alive || now - family.newestUsedAt > refreshTokenLife) return undefined
      this.#live.delete(token)
      const issue = this.#issue(family)
      this.#spent.set(token, { family, at: now, successor: issue.refreshToken, sent: 0 })
      return issue
    }
    const spent = this.#spent.get(token)
    if (!spent) return undefined
    if (++spent.sent > 1) this.spentAgain++
    if (this.#mode === 'strict') spent.family.alive = false
    const again = this.#mode === 'graceful' && now - spent.at < grace
    const isNewest = spent.family.newest === spent.successor
    return again && isNewest ? this.#answer(spent.family, spent.successor) : undefined
  }

  /** Whether the server would renew with this token at this moment. */
  honours(token: string | undefined): boolean {
    const family = token === undefined ? undefined : this.#live.get(token)
    return (
      family !== undefined &&
      family.alive &&
      this.#agenda.now() - family.newestUsedAt <= refreshTokenLife
    )
  }

  /** The sign-in that a refresh token comes from, spent or not. */
  familyOf(token: string): object | undefined {
    return this.#live.get(token) ?? this.#spent.get(token)?.family
  }

  /** Whether this token is its family's newest, and only too old. */
  hasLapsed(token: string | undefined): boolean {
    const family = token === undefined ? undefined : this.#live.get(token)
    return family !== undefined && family.alive && !this.honours(token)
  }

  #issue(family: Family): Issue {
    family.newest = `refresh-${this.#count++}`
    family.delivered = false
    this.#live.set(family.newest, family)
    return this.#answer(family, family.newest)
  }

  #answer(family: Family, refreshToken: string): Issue {
    const now = this.#agenda.now()
    family.newestUsedAt = now
    return {
      accessToken: `access-${this.#count++}`,
      expiresAt: now + this.#accessTokenLife,
      refreshToken,
      delivered: () => {
        if (family.newest === refreshToken) family.delivered = true
      },
    }
  }
}
