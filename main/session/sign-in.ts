import { createAnswers, codeOf, type Answers } from './answers.ts'
import { authorizationUrl, beginSignIn } from './authorization-request.ts'
import type { Core } from './core.ts'
import { remaining, type Deadline } from './deadline.ts'
import { SignInError } from './errors.ts'
import type { FinishCalls } from './finish-sign-in.ts'
import { createListening } from './listening.ts'
import type { Browser } from './ports.ts'
import type { PendingSignIn } from './record.ts'
import type { PersonProfile } from './service-profile.ts'

/** How long a sign-in waits for the browser, ms. */
export const signInPatience = 600_000

export type SignIn = Pick<Answers, 'receive' | 'paste' | 'settled'> & {
  /**
   * Opens the browser for a new sign-in; one that was pending is replaced and its answer ignored. With
   * `switching` the service is asked for another account, where it can be.
   * Rejects with SignInError `redirect_unavailable`.
   */
  begin(switching: boolean): Promise<void>
  /** Takes up a sign-in that another run of the app began; one that is too old is forgotten. */
  takeUp(pending: PendingSignIn): Promise<void>
  /**
   * Opens the same page again, in another browser if one is given. Rejects with SignInError
   * `browser_unavailable`; the page that is open still counts.
   */
  openAgain(browser?: Browser): Promise<void>
  /** Gives up; what comes back later is ignored. Safe at every moment. */
  cancel(): Promise<void>
  /** When the sign-in that waits for the browser is given up. */
  deadline(): Deadline | undefined
  /** Gives up if the browser took longer than signInPatience. */
  expire(): void
}

/** `begun` is told the first tokens of a session, once they are kept. */
export function createSignIn(core: Core<PersonProfile>, begun: FinishCalls['begun']): SignIn {
  const { profile, ports, keeper } = core
  /** The sign-in whose answer is waited for, and until when. */
  let pending: PendingSignIn | undefined
  let until: Deadline | undefined
  const listening = createListening(ports.redirects)

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
  const answers = createAnswers(
    core,
    { current: () => pending, useUp: () => (pending = undefined), forget, fail },
    begun,
  )
  /** Resolves to the address to open, or `undefined` if the sign-in was given up meanwhile. */
  const waitFor = async (one: PendingSignIn, ms: number): Promise<string | undefined> => {
    pending = one
    answers.drop()
    // By the monotonic clock alone: neither a clock being set nor a short sleep is the user's delay.
    until = { wall: Infinity, monotonic: ports.clock.monotonic() + ms }
    const url = await authorizationUrl(profile, one)
    if (pending !== one) return undefined
    core.apply({ is: 'sign-in-begun', since: one.startedAt, authorizationUrl: url })
    if (core.state().phase === 'signing-in') return url
    // A session was opened meanwhile.
    pending = undefined
    listening.stop()
    return undefined
  }
  const open = async (one: PendingSignIn, url: string, browser = ports.browser): Promise<void> => {
    await browser.open(url).catch(() => {
      throw new SignInError('browser_unavailable', 'user')
    })
    if (pending === one) core.apply({ is: 'browser-opened' })
  }
  const isLocked = () => {
    const state = core.state()
    return state.phase === 'signing-in' && state.before.phase === 'locked'
  }
  const cancel = async (): Promise<void> => {
    const dropped = answers.drop()
    const one = pending ?? dropped
    pending = undefined
    listening.stop()
    core.apply({ is: 'sign-in-cancelled' })
    if (one) await forget(one)
  }

  return {
    async begin(switching) {
      const prompt = switching ? profile.switchPrompt : undefined
      const redirectUri = await listening
        .start(profile.redirectUri)
        .catch(async (error: unknown) => {
          // The one before has nothing left to come back to either.
          await cancel()
          throw error
        })
      if (redirectUri === undefined) return
      const one = { ...beginSignIn(ports.random, ports.clock, redirectUri), prompt }
      const url = await waitFor(one, signInPatience)
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

    async openAgain(browser) {
      const state = core.state()
      if (pending && state.phase === 'signing-in' && state.authorizationUrl !== undefined)
        await open(pending, state.authorizationUrl, browser)
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

    receive: answers.receive,
    paste: answers.paste,
    settled: answers.settled,
  }
}
