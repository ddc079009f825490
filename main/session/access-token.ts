import type { Core, LiveToken } from './core.ts'
import { remaining } from './deadline.ts'
import { TokenError } from './errors.ts'
import type { Renewal } from './renewal.ts'

export type TokenRequest = {
  /** The least life that the token must have left, ms; a minute unless told, or half a shorter life. */
  readonly minValidity?: number | undefined
  /** Ask for another token than the one that was given out last, for example after an API's 401. */
  readonly forceNew?: boolean | undefined
}

/** How young a token may be to pass for the new one that a caller forces, ms. */
const justIssued = 5_000

/** The most renewals that one caller waits for: an answer that took long may come with little life left. */
const mostRenewals = 2

/**
 * An access token that is valid for at least the life that was asked for; from memory if it can be.
 *
 * Rejects with TokenError `signed_out`, or `life_too_short` if this service's tokens do not live that
 * long; with NetworkError or ServiceError if the renewal that it takes fails.
 */
export async function accessToken(
  core: Core,
  renewal: Renewal,
  { minValidity: asked, forceNew = false }: TokenRequest,
): Promise<LiveToken> {
  let isForced = forceNew
  for (let renewals = 0; ; renewals++) {
    const held = core.token()
    if (core.state().phase !== 'signed-in') throw new TokenError('signed_out')
    if (held) {
      const minValidity = asked ?? Math.min(60_000, held.lifetime / 2)
      if (held.lifetime < minValidity) throw new TokenError('life_too_short')
      const left = remaining(held.expiry, core.ports.clock)
      const isNew = held.lifetime - left < justIssued
      const serves = left >= Math.max(minValidity, 1)
      if (serves && (isNew || !isForced)) return held
      // A newer one would have no more life than this.
      if (!serves && (isNew || renewals === mostRenewals)) throw new TokenError('life_too_short')
    }
    const result = await renewal.renewForCaller()
    if (result.is === 'failed') throw result.error
    if (result.is === 'issued') isForced = false
  }
}
