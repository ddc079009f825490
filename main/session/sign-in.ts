import { authorizationUrl, beginSignIn } from './authorization-request.ts'
import { parseCallback, pastedCode, type Callback } from './callback.ts'
import type { Core } from './core.ts'
import { remaining, type Deadline } from './deadline.ts'
import { DeckpassError, ServiceError, SignInError, type ErrorCode } from './errors.ts'
import { finishSignIn, type FinishCalls } from './finish-sign-in.ts'
import { createListening } from './listening.ts'
import type { PendingSignIn } from './record.ts'
import type { Prompt } from './service-profile.ts'

/** How long a sign-in waits for the browser, ms. */
export const signInPatience = 600_000

export type SignIn = {
  /**
   * Opens the browser for a new sign-in; one that was pending is replaced and its answer ignored.
   * Rejects with SignInError `redirect_unavailable`.
   */
  begin(prompt?: Prompt): Promise<void>
  /** Takes up a sign-in that another run of the app began; one that is too old is forgotten. */
  takeUp(pending: PendingSignIn): Promise<void>
  /** Opens the same page again. Rejects with SignInError `browser_unavailable`; the page that is open still counts. */
  openAgain(): Promise<void>
  /** Gives up; what comes back later is ignored. Safe at every moment. */
  cancel(): Promise<void>
  /** When the sign-in that waits for the browser is given up. */
  deadline(): Deadline | undefined
  /** Gives up if the browser took longer than signInPatience. */
  expire(): void
  /** Looks at an address that came in; resolves to whether it was the answer being waited for. */
  receive(address: string): Promise<boolean>
  /** The same for what a user pasted: the whole address, or the bare code in it. */
  paste(text: string): Promise<boolean>
  /** Resolves when no answer is being checked. */
  settled(): Promise<void>
}

/** `begun` is told the first tokens of a session, once they are kept. */
export function createSignIn(core: Core, begun: FinishCalls['begun']): SignIn {
  const { profile, ports, keeper } = core
  /** The sign-in whose answer is waited for, and until when. */
  let pending: PendingSignIn | undefined
  let until: Deadline | undefined
  const listening = createListening(ports.redirects)
  /** The sign-in whose answer is being checked. */
  let checking: PendingSignIn | undefined
  let underWay: Promise<void> = Promise.resolve()

  const fail = (error: unknown) => {
    const code = codeOf(error)
    core.apply({ is: 'sign-in-failed', code })
    ports.log.warn('sign-in-failed', { code })
  }
  const forget = async (one: PendingSignIn): Promise<void> => {
    if (pending === one) pending = undefined
    if (!pending) listening.stop()
    await keeper.change(keeper.generation(), (record) =>
      record.pending?.state.equals(one.state.reveal()) ? { ...record, pending: undefined } : record,
    )
  }
  /** Resolves to the address to open, or `undefined` if the sign-in was given up meanwhile. */
  const waitFor = async (
    one: PendingSignIn,
    ms: number,
    prompt?: Prompt,
  ): Promise<string | undefined> => {
    pending = one
    checking = undefined
    // By the monotonic clock alone: neither a clock being set nor a short sleep is the user's delay.
    until = { wall: Infinity, monotonic: ports.clock.monotonic() + ms }
    const url = await authorizationUrl(profile, one, prompt)
    if (pending !== one) return undefined
    core.apply({ is: 'sign-in-begun', since: one.startedAt, authorizationUrl: url })
    if (core.state().phase === 'signing-in') return url
    // A session was opened meanwhile.
    pending = undefined
    listening.stop()
    return undefined
  }
  const open = async (one: PendingSignIn, url: string): Promise<void> => {
    await ports.browser.open(url).catch(() => {
      throw new SignInError('browser_unavailable', 'user')
    })
    if (pending === one) core.apply({ is: 'browser-opened' })
  }
  const finish = async (one: PendingSignIn, parameters: URLSearchParams): Promise<void> => {
    const wanted = () => checking === one
    try {
      await forget(one)
      if (wanted()) await finishSignIn(core, one, parameters, { wanted, begun })
    } catch (error) {
      if (wanted()) fail(error)
    } finally {
      if (wanted()) checking = undefined
    }
  }
  const isLocked = () => {
    const state = core.state()
    return state.phase === 'signing-in' && state.before.phase === 'locked'
  }

  const cancel = async (): Promise<void> => {
    const one = pending ?? checking
    pending = undefined
    checking = undefined
    listening.stop()
    core.apply({ is: 'sign-in-cancelled' })
    if (one) await forget(one)
  }

  return {
    async begin(prompt) {
      const redirectUri = await listening
        .start(profile.redirectUri)
        .catch(async (error: unknown) => {
          // The one before has nothing left to come back to either.
          await cancel()
          throw error
        })
      if (redirectUri === undefined) return
      const one = beginSignIn(ports.random, ports.clock, redirectUri)
      const url = await waitFor(one, signInPatience, prompt)
      if (url === undefined) return
      // A record that cannot be opened yet gives way to a new session, not to the attempt at one.
      if (!isLocked())
        await keeper.change(keeper.generation(), (record) =>
          pending === one ? { ...record, pending: one } : record,
        )
      if (pending !== one) return
      await open(one, url).catch(() => {
        if (pending === one) core.apply({ is: 'browser-failed' })
      })
    },

    async takeUp(one) {
      const age = ports.clock.now() - one.startedAt
      if (age < 0 || age >= signInPatience) return forget(one)
      const own = listening.start(one.redirectUri)
      if ((await own.catch(() => forget(one))) === undefined) return
      await waitFor(one, signInPatience - age)
      if (pending === one) core.apply({ is: 'browser-opened' })
    },

    async openAgain() {
      const state = core.state()
      if (pending && state.phase === 'signing-in') await open(pending, state.authorizationUrl)
    },

    cancel,

    deadline: () => pending && until,

    expire() {
      if (!pending || !until || remaining(until, ports.clock) > 0) return
      const one = pending
      pending = undefined
      fail(new SignInError('took_too_long', 'user'))
      void forget(one)
    },

    async receive(address) {
      return take(pending && parseCallback(address, pending.redirectUri))
    },

    async paste(text) {
      const code = pastedCode(text, pending?.state)
      return take(code ?? (pending && parseCallback(text.trim(), pending.redirectUri)))
    },

    settled: () => underWay,
  }

  /** Uses up an answer, if it is the one that is waited for. */
  async function take(callback: Callback | undefined): Promise<boolean> {
    const one = pending
    if (!one || !callback || !one.state.equals(callback.state.reveal())) return false
    // From here on this answer is used up, whatever comes of it and however often it arrives.
    pending = undefined
    checking = one
    core.apply({ is: 'response-received' })
    underWay = finish(one, callback.parameters)
    await underWay
    return true
  }
}

function codeOf(error: unknown): ErrorCode {
  if (error instanceof ServiceError && error.code === 'invalid_grant') return 'code_refused'
  // Anything else would be a fault of ours; the user is not to be left waiting for it.
  return error instanceof DeckpassError ? error.code : 'unexpected_answer'
}
