import { checkResponse } from './authorization-response.ts'
import type { Core } from './core.ts'
import { deadlineIn, type Deadline } from './deadline.ts'
import { SignInError } from './errors.ts'
import { keepFirstGrant } from './first-grant.ts'
import type { Issued, PendingSignIn } from './record.ts'
import type { RefreshToken } from './secret.ts'

export type FinishCalls = {
  /** Whether anyone still waits for this sign-in. */
  wanted(): boolean
  /** Told the first tokens of a session in the moment that it begins; `sentAt` is when they were asked for. */
  begun(issued: Issued, sentAt: Deadline): void
}

/**
 * Turns the answer to a sign-in into a session: exchanges the code, checks the ID token, keeps what
 * came. Tokens that lead to no session, because they fail a check or nobody waits for them any more,
 * are revoked where the service can.
 *
 * Rejects with SignInError, NetworkError or ServiceError.
 */
export async function finishSignIn(
  core: Core,
  pending: PendingSignIn,
  parameters: URLSearchParams,
  { wanted, begun }: FinishCalls,
): Promise<void> {
  const { endpoint, idTokens, profile, ports } = core
  const response = checkResponse(profile, pending, parameters)
  const sentAt = deadlineIn(0, ports.clock)
  const issued = await endpoint.exchange(response, pending)
  let inUse = false
  try {
    if (!issued.accessToken) throw new SignInError('incomplete_answer', 'service')
    const checked = await idTokens.atSignIn(issued.idToken, pending.nonce)
    if (!wanted()) return
    inUse = await keepFirstGrant(core, issued, checked, {
      wanted,
      begun: () => begun(issued, sentAt),
    })
    if (inUse) ports.log.info('signed-in')
  } finally {
    if (!inUse) void giveBack(core, issued.refreshToken)
  }
}

async function giveBack(core: Core, refreshToken: RefreshToken | undefined): Promise<void> {
  if (!refreshToken || !core.profile.revocationEndpoint) return
  await core.endpoint.revoke(refreshToken).catch(() => undefined)
}
