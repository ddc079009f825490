import type { Core } from './core.ts'
import { deadlineIn, past, remaining, seenNow, type Deadline } from './deadline.ts'
import { NetworkError, ServiceError, TokenError } from './errors.ts'
import { freshenProfile } from './learn-profile.ts'
import type { Issued } from './record.ts'
import { backOffDelay, callerPatience, renewalMargin } from './renewal-policy.ts'
import type { RenewalError, RenewalResult } from './renewal-result.ts'
import { renewalTransaction } from './renewal-transaction.ts'

export type Renewal = {
  /** When the next renewal is due by itself. */
  due(): Deadline
  /** Makes the next renewal due now, unless the service asked to wait. */
  hasten(): void
  /** Renews, or joins the renewal under way: one at a time, however many ask. Never rejects. */
  renew(): Promise<RenewalResult>
  /**
   * The same for a caller who waits: right after a failure, or while the service asked to wait, it
   * resolves to that failure without another request. So it does where no refresh token was given and
   * the access token is not over yet: TokenError `life_too_short`. With nobody signed in: `signed_out`.
   */
  renewForCaller(): Promise<RenewalResult>
  inFlight(): Promise<RenewalResult> | undefined
  /** Counts an access token as asked for at `sentAt`, and plans the next renewal. */
  take(issued: Issued, sentAt: Deadline): void
}

export type RenewalCalls = {
  /** Resolves as soon as the machine is not about to sleep. */
  awake(): Promise<void>
  /** Called when a renewal is over, whoever asked for it. */
  settled(): void
}

export function createRenewal(core: Core, { awake, settled }: RenewalCalls): Renewal {
  const { ports, keeper } = core
  const { clock, random, log } = ports
  let due: Deadline = past
  let failures = 0
  let failed: { error: RenewalError; at: Deadline } | undefined
  let inFlight: Promise<RenewalResult> | undefined

  async function once(): Promise<RenewalResult> {
    await awake()
    const generation = keeper.generation()
    core.apply({ is: 'renewal-begun' })
    const result = await renewalTransaction(core).catch(fault)
    if (generation !== keeper.generation()) return superseded(result)
    if (result.is === 'issued') {
      take(result.issued, result.sentAt)
      log.info('renewed', { ms: clock.now() - result.sentAt.wall })
      void freshenProfile(core, result.issued)
    }
    if (result.is === 'failed') postpone(result.error)
    return result
  }

  function take(issued: Issued, sentAt: Deadline): void {
    const { lifetime, accessToken } = issued
    const expiry = { wall: sentAt.wall + lifetime, monotonic: sentAt.monotonic + lifetime }
    const { grant } = keeper.record()
    const scope = issued.scope ?? grant?.scope ?? ''
    core.setToken({ accessToken, scope, lifetime, obtainedAt: sentAt.wall, expiry })
    failures = 0
    failed = undefined
    const margin = isRenewable() ? renewalMargin(lifetime, random) : 0
    due = { wall: expiry.wall - margin, monotonic: expiry.monotonic - margin }
    core.apply({
      is: 'renewed',
      token: { obtainedAt: sentAt.wall, expiresAt: expiry.wall },
      nextAt: due.wall,
    })
  }

  function postpone(error: RenewalError): void {
    const cause = error instanceof NetworkError ? 'network' : 'service'
    // A service is not kept waiting for what the network did before.
    const isSameCause = failed && failed.error instanceof NetworkError === (cause === 'network')
    failures = isSameCause ? failures + 1 : 1
    failed = { error, at: deadlineIn(0, clock) }
    due = deadlineIn(Math.max(retryAfter(error), backOffDelay(failures, random, cause)), clock)
    log.warn('renewal-failed', { code: error.code, failures })
    core.apply({
      is: 'renewal-failed',
      kind: error instanceof NetworkError ? 'offline' : 'retrying',
      code: error.code,
      at: clock.now(),
      nextAt: due.wall,
    })
  }

  const renew = (): Promise<RenewalResult> => {
    inFlight ??= once().finally(() => {
      inFlight = undefined
      settled()
    })
    return inFlight
  }
  const isRenewable = () =>
    core.profile.flow === 'client-credentials' || keeper.record().grant?.refreshToken !== undefined
  /** Without a refresh token a renewal ends the session: not while the access token still serves. */
  const isLastToken = () => {
    const token = core.token()
    return !isRenewable() && token !== undefined && remaining(token.expiry, clock) > 0
  }

  return {
    due: () => (due = seenNow(due, clock)),
    hasten() {
      if (!failed || retryAfter(failed.error) === 0) due = past
    },
    renew,
    renewForCaller() {
      // Of nothing to renew a renewal says nothing; whoever asked for it is to know.
      if (core.state().phase !== 'signed-in')
        return Promise.resolve({ is: 'failed', error: new TokenError('signed_out') })
      if (isLastToken())
        return Promise.resolve({ is: 'failed', error: new TokenError('life_too_short') })
      if (!inFlight && failed) {
        const wait = Math.max(callerPatience, retryAfter(failed.error))
        if (-remaining(failed.at, clock) < wait)
          return Promise.resolve({ is: 'failed', error: failed.error })
      }
      return renew()
    },
    inFlight: () => inFlight,
    take,
  }
}

/** What no one foresaw is no reason to give up a session: it is tried again. */
function fault(): RenewalResult {
  return { is: 'failed', error: new ServiceError('unexpected_answer') }
}

/** What a renewal comes to if the user signed out in the moment that it was over. */
function superseded(result: RenewalResult): RenewalResult {
  if (result.is === 'superseded') return result
  return {
    is: 'superseded',
    refreshToken: result.is === 'issued' ? result.issued.refreshToken : undefined,
  }
}

function retryAfter(error: RenewalError): number {
  return error instanceof ServiceError ? (error.retryAfter ?? 0) : 0
}
