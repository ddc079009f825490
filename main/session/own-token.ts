import type { Core } from './core.ts'
import { deadlineIn } from './deadline.ts'
import { NetworkError, ServiceError } from './errors.ts'
import { withMark } from './history.ts'
import type { RenewalMark } from './record.ts'
import type { RenewalResult } from './renewal-result.ts'

/**
 * Asks for a token for the client itself (RFC 6749 section 4.4): id and secret are all that it takes,
 * so that nothing can be spent or lost, and none of its failures ends a session.
 */
export async function ownTokenTransaction({
  keeper,
  endpoint,
  ports,
}: Core): Promise<RenewalResult> {
  const generation = keeper.generation()
  const sentAt = deadlineIn(0, ports.clock)
  const mark = (outcome: RenewalMark['outcome']) =>
    keeper.change(generation, (record) => {
      const took = Math.max(0, ports.clock.now() - sentAt.wall)
      return record.grant
        ? { ...record, history: withMark(record.history, { at: sentAt.wall, took, outcome }) }
        : record
    })
  try {
    const issued = await endpoint.ownToken()
    if (!issued.accessToken) throw new ServiceError('unexpected_answer')
    // A refresh token would only be one more secret to keep (section 4.4.3).
    const kept = await mark('renewed')
    return kept
      ? { is: 'issued', issued: { ...issued, refreshToken: undefined, idToken: undefined }, sentAt }
      : { is: 'superseded', refreshToken: undefined }
  } catch (error) {
    if (!(error instanceof NetworkError || error instanceof ServiceError)) throw error
    const kept = await mark(error instanceof NetworkError ? 'offline' : 'refused')
    return kept ? { is: 'failed', error } : { is: 'superseded', refreshToken: undefined }
  }
}
