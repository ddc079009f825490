import type { Core } from './core.ts'
import { deadlineIn } from './deadline.ts'
import { fingerprint } from './encoding.ts'
import { NetworkError, ServiceError } from './errors.ts'
import { withMark } from './history.ts'
import { ownTokenTransaction } from './own-token.ts'
import type { Grant, RenewalMark } from './record.ts'
import type { RenewalResult } from './renewal-result.ts'
import type { RefreshToken } from './secret.ts'
import { adoptNewer, endSession } from './verdict.ts'

/**
 * One use of the refresh token, from journal to disk (RFC 6749 section 6, RFC 9700 section 4.14):
 * the journal is written, the token sent, the rotated token written; only then is anything given out.
 * A crash at any point leaves either the old token with a journal that says it was sent, or the new.
 */
export async function renewalTransaction(core: Core): Promise<RenewalResult> {
  if (core.profile.flow === 'client-credentials') return ownTokenTransaction(core)
  const { keeper, endpoint, ports } = core
  const generation = keeper.generation()
  const { grant } = keeper.record()
  if (!grant) return superseded(undefined)
  if (!grant.refreshToken) return endSession(core, generation, undefined)
  const { refreshToken } = grant
  const name = await fingerprint(refreshToken)
  const earlier = grant.journal?.fingerprint === name ? grant.journal : undefined
  const sentAt = deadlineIn(0, ports.clock)
  const sendings = (earlier?.sendings ?? 0) + 1
  const journal = { fingerprint: name, sentAt: sentAt.wall, sendings }

  const keep = (how: (grant: Grant) => Grant, outcome?: RenewalMark['outcome']) =>
    keeper.change(generation, (record) => ({
      ...record,
      grant: record.grant && how(record.grant),
      history: outcome ? withMark(record.history, mark(outcome)) : record.history,
    }))
  const mark = (outcome: RenewalMark['outcome']): RenewalMark => ({
    at: sentAt.wall,
    took: Math.max(0, ports.clock.now() - sentAt.wall),
    outcome,
  })

  if (!(await keep((current) => ({ ...current, journal })))) return superseded(undefined)
  try {
    const issued = await endpoint.refresh(refreshToken)
    const rotated = issued.refreshToken ?? refreshToken
    const kept = await keep(
      (current) => ({
        ...current,
        refreshToken: rotated,
        scope: (issued.accessToken && issued.scope) ?? current.scope,
        refreshTokenUsedAt: sentAt.wall,
        journal: undefined,
      }),
      issued.accessToken ? 'renewed' : 'refused',
    )
    if (!kept) return superseded(rotated)
    return issued.accessToken
      ? { is: 'issued', issued, sentAt }
      : { is: 'failed', error: new ServiceError('unexpected_answer') }
  } catch (error) {
    if (!(error instanceof NetworkError || error instanceof ServiceError)) throw error
    if (error.code === 'invalid_grant') {
      if (await adoptNewer(core, generation, name)) return renewalTransaction(core)
      return endSession(core, generation, { answerLost: sendings > 1 })
    }
    const kept = await keep(
      (current) => ({ ...current, journal: isUnspent(error) ? earlier : journal }),
      error instanceof NetworkError ? 'offline' : 'refused',
    )
    return kept ? { is: 'failed', error } : superseded(undefined)
  }
}

/** Whether a failure leaves no doubt that the token is as good as before: it never left, or a no came. */
function isUnspent(error: NetworkError | ServiceError): boolean {
  if (error instanceof NetworkError) return error.unsent
  return error.status !== undefined && error.status >= 400 && error.status < 500
}

function superseded(refreshToken: RefreshToken | undefined): RenewalResult {
  return { is: 'superseded', refreshToken }
}
