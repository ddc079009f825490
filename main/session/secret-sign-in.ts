import { codeOf } from './answers.ts'
import type { Core } from './core.ts'
import { ServiceError } from './errors.ts'
import type { FinishCalls } from './finish-sign-in.ts'
import { ownTokenTransaction } from './own-token.ts'
import type { RenewalResult } from './renewal-result.ts'
import type { SignIn } from './sign-in.ts'

/**
 * Signing in where nobody does: the first token is asked for with id and secret, and that there is a
 * session is kept. No browser takes part. `begun` is told the first token once that is kept.
 */
export function createSecretSignIn(core: Core, begun: FinishCalls['begun']): SignIn {
  const { keeper, ports, profile } = core
  let attempt = 0
  let underWay: Promise<unknown> = Promise.resolve()

  const keep = (generation: number) =>
    keeper.change(generation, (record) => ({
      ...record,
      ended: undefined,
      history: [],
      grant: {
        refreshToken: undefined,
        idToken: undefined,
        scope: profile.scopes.join(' '),
        profile: undefined,
        refreshTokenUsedAt: ports.clock.now(),
        journal: undefined,
      },
    }))

  const finish = async (result: RenewalResult, isWanted: () => boolean): Promise<void> => {
    if (!isWanted()) return
    if (result.is !== 'issued') {
      const error = result.is === 'failed' ? result.error : new ServiceError('unexpected_answer')
      const code = codeOf(error)
      core.apply({ is: 'sign-in-failed', code })
      return ports.log.warn('sign-in-failed', { code })
    }
    if (!(await keep(keeper.generation())) || !isWanted()) return
    core.apply({ is: 'session-begun', profile: undefined })
    begun(result.issued, result.sentAt)
    ports.log.info('signed-in')
  }

  return {
    async begin() {
      const own = ++attempt
      core.apply({ is: 'sign-in-begun', since: ports.clock.now(), authorizationUrl: undefined })
      if (core.state().phase !== 'signing-in') return
      const result = ownTokenTransaction(core).catch((): RenewalResult => ({
        is: 'failed',
        error: new ServiceError('unexpected_answer'),
      }))
      underWay = result.then((told) => finish(told, () => own === attempt))
      await underWay
    },
    async cancel() {
      attempt++
      core.apply({ is: 'sign-in-cancelled' })
    },
    settled: () => underWay,
    // All that is for a browser's answer.
    takeUp: () => Promise.resolve(),
    openAgain: () => Promise.resolve(),
    deadline: () => undefined,
    expire: () => {},
    receive: () => Promise.resolve(false),
    paste: () => Promise.resolve(false),
  }
}
