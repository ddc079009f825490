import { parseCallback, pastedCode, type Callback } from './callback.ts'
import type { Core } from './core.ts'
import { DeckpassError, NetworkError, ServiceError, type ErrorCode } from './errors.ts'
import { finishSignIn, type FinishCalls } from './finish-sign-in.ts'
import type { PendingSignIn } from './record.ts'

/** What comes back from the browser, by link or by the user's own hand, for the sign-in that waits. */
export type Answers = {
  /** Looks at an address that came in; resolves to whether it was the answer being waited for. */
  receive(address: string): Promise<boolean>
  /**
   * The same for what a user pasted: the whole address, or the bare code in it. A bare code has no
   * state that would tell that it is the answer, so the sign-in waits on if the service does not take
   * it: resolves to `false`, or rejects with NetworkError or ServiceError if it could not be asked.
   */
  paste(text: string): Promise<boolean>
  /** Stops caring for an answer that is being checked, and gives the sign-in that it was for. */
  drop(): PendingSignIn | undefined
  /** Resolves when no answer is being checked. */
  settled(): Promise<unknown>
}

/** The sign-in that answers are for. */
export type Awaited = {
  /** The one that waits, if any does. */
  current(): PendingSignIn | undefined
  /** It waits no more: an answer with its state came. */
  useUp(): void
  /** Nothing of it is kept from here on. */
  forget(one: PendingSignIn): Promise<void>
  /** It ended without a session. */
  fail(error: unknown): void
}

/** `begun` is told the first tokens of a session, once they are kept. */
export function createAnswers(core: Core, awaited: Awaited, begun: FinishCalls['begun']): Answers {
  /** The sign-in whose answer is being checked. */
  let checking: PendingSignIn | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  /** Over when the bare code that is being tried was taken or not. */
  let trial: Promise<unknown> | undefined

  const finish = async (one: PendingSignIn, parameters: URLSearchParams): Promise<void> => {
    const wanted = () => checking === one
    try {
      await awaited.forget(one)
      if (wanted()) await finishSignIn(core, one, parameters, { wanted, begun })
    } catch (error) {
      if (wanted()) awaited.fail(error)
    } finally {
      if (wanted()) checking = undefined
    }
  }

  /** Uses up an answer, if it is the one that is waited for. */
  const take = async (callback: Callback | undefined): Promise<boolean> => {
    const one = awaited.current()
    if (!one || !callback || !one.state.equals(callback.state.reveal())) return false
    // The code in it may be the one that is being tried: no code is sent twice at a time.
    if (trial) await trial
    if (awaited.current() !== one) return false
    // From here on this answer is used up, whatever comes of it and however often it arrives.
    awaited.useUp()
    checking = one
    core.apply({ is: 'response-received' })
    underWay = finish(one, callback.parameters)
    await underWay
    return true
  }

  /** Uses a bare code for the sign-in that waits, which waits on if it comes to nothing. */
  const tryCode = async (one: PendingSignIn, code: Callback): Promise<boolean> => {
    if (trial) await trial
    const wanted = () => awaited.current() === one
    if (!wanted()) return false
    const trying = finishSignIn(core, one, code.parameters, { wanted, begun })
    trial = trying.catch(() => undefined)
    underWay = trial
    try {
      await trying
      if (!wanted()) return false
      await awaited.forget(one)
      return true
    } catch (error) {
      core.ports.log.info('pasted-code-not-taken', { code: codeOf(error) })
      if (isUndecided(error)) throw error
      return false
    } finally {
      trial = undefined
    }
  }

  const receive = (address: string) => {
    const one = awaited.current()
    return take(one && parseCallback(address, one.redirectUri))
  }

  return {
    receive,
    async paste(text) {
      const one = awaited.current()
      const code = one && pastedCode(text, one.state)
      return code ? tryCode(one, code) : receive(text.trim())
    },
    drop() {
      const dropped = checking
      checking = undefined
      return dropped
    },
    settled: () => underWay,
  }
}

/** Nobody said yes or no: the code may be good. */
function isUndecided(error: unknown): boolean {
  if (error instanceof ServiceError) return error.code !== 'invalid_grant'
  return error instanceof NetworkError
}

/** What a sign-in that failed is told to have failed by. */
export function codeOf(error: unknown): ErrorCode {
  if (error instanceof ServiceError && error.code === 'invalid_grant') return 'code_refused'
  // Anything else would be a fault of ours; the user is not to be left waiting for it.
  return error instanceof DeckpassError ? error.code : 'unexpected_answer'
}
