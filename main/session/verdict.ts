import type { Core } from './core.ts'
import { fingerprint } from './encoding.ts'
import type { EndReason } from './record.ts'
import type { RenewalResult } from './renewal-result.ts'

/**
 * Before `invalid_grant` is believed, the vault is read again: if it holds another refresh token than
 * the refused one (named by fingerprint), that one is adopted, and `true` says to go on with it.
 */
export async function adoptNewer(
  core: Core,
  generation: number,
  refused: string,
): Promise<boolean> {
  const { keeper, ports } = core
  // While the vault refuses writes, what it holds is older than what is in memory.
  if (keeper.storage().in === 'memory') return false
  const found = await keeper.read()
  const newest = found.found === 'record' ? found.record.grant?.refreshToken : undefined
  if (found.found !== 'record' || !newest || (await fingerprint(newest)) === refused) return false
  if (keeper.generation() !== generation) return false
  ports.log.info('newer-record-adopted')
  keeper.adopt(found.record)
  return true
}

/**
 * Ends a session that the user did not end: the service refused its newest refresh token, or there
 * never was one (`refused` is then undefined) and the access token is over.
 */
export async function endSession(
  core: Core,
  generation: number,
  refused: { readonly answerLost: boolean } | undefined,
): Promise<RenewalResult> {
  const { keeper, ports } = core
  const reason = endReason(core, refused)
  const kept = await keeper.change(generation, (record) => ({
    ...record,
    grant: undefined,
    ended: { reason, profile: record.grant?.profile },
  }))
  if (!kept) return { is: 'superseded', refreshToken: undefined }
  core.setToken(undefined)
  core.apply({ is: 'session-ended', reason })
  ports.log.warn('session-ended', { reason })
  return { is: 'ended' }
}

function endReason(core: Core, refused: { readonly answerLost: boolean } | undefined): EndReason {
  if (refused?.answerLost) return 'answer-lost'
  const lastDay = refreshTokenLastDay(core)
  const lapsed = lastDay !== undefined && core.ports.clock.now() > lastDay
  return lapsed || !refused ? 'lapsed' : 'refused-by-service'
}

/** When the refresh token lapses if it is not used, ms since 1970; unknown where no one says. */
export function refreshTokenLastDay(core: Core): number | undefined {
  const { grant } = core.keeper.record()
  const days = core.profile.refreshTokenDays
  return grant?.refreshToken && days !== undefined
    ? grant.refreshTokenUsedAt + days * 86_400_000
    : undefined
}
