import { accessToken, type TokenRequest } from './access-token.ts'
import { createCore, type Core, type LiveToken } from './core.ts'
import { past, remaining, type Deadline } from './deadline.ts'
import type { FinishCalls } from './finish-sign-in.ts'
import { introspect, type Introspection } from './introspection.ts'
import type { Storage } from './keeper.ts'
import { openSession } from './open-session.ts'
import type { Browser, Ports } from './ports.ts'
import type { RenewalMark } from './record.ts'
import { createRenewal } from './renewal.ts'
import type { RenewalResult } from './renewal-result.ts'
import { createSecretSignIn } from './secret-sign-in.ts'
import type { PersonProfile, ServiceProfile } from './service-profile.ts'
import { createSignIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import type { SessionState, SignOutReport } from './state.ts'
import { refreshTokenLastDay } from './verdict.ts'

/** What can be seen of a connection: its state and the facts beside it. */
export type SessionSight = {
  readonly state: SessionState
  readonly storage: Storage
  readonly history: readonly RenewalMark[]
  readonly lastsUntil: number | undefined
  readonly serverAhead: number
}

/** One connection: one service and one account, from sign-in to sign-out. */
export type Session = {
  readonly profile: ServiceProfile
  see(): SessionSight
  /** Calls back after every change; returns what ends it. */
  subscribe(listener: () => void): () => void
  /**
   * Reads what is kept and goes on with it; again after a keychain was unlocked. While there is a
   * session it only tries again to keep what could not be kept.
   */
  open(): Promise<void>
  /** `switching`: for another account than the browser is signed in to, where the service can. */
  signIn(options?: { readonly switching: boolean }): Promise<void>
  cancelSignIn(): Promise<void>
  /**
   * Opens the page of the sign-in that waits again, in another browser if one is given. Rejects with
   * SignInError `browser_unavailable`.
   */
  openSignInAgain(browser?: Browser): Promise<void>
  /** Looks at an address that came in; resolves to whether it was the answer being waited for. */
  receive(address: string): Promise<boolean>
  /**
   * The same for what a user pasted: the whole address, or the bare code in it. Rejects with
   * NetworkError or ServiceError if a bare code could not be tried; the sign-in waits on.
   */
  paste(text: string): Promise<boolean>
  /** Rejects with TokenError, NetworkError or ServiceError. */
  accessToken(request?: TokenRequest): Promise<LiveToken>
  renewNow(): Promise<RenewalResult>
  /**
   * What the service thinks of the access token, `undefined` where it cannot be asked. Rejects as
   * `accessToken` does.
   */
  introspect(): Promise<Introspection | undefined>
  signOut(options: { readonly browserToo: boolean }): Promise<SignOutReport>
  /** The machine is about to sleep: nothing new is started until `wake`. */
  suspend(): void
  /** The machine woke, was unlocked, or has a network again: every deadline is looked at anew. */
  wake(): void
  /** Stops the timer; what is under way is finished and kept. */
  close(): Promise<void>
}

/** The longest that the timer is set for, ms: clocks are looked at again at least that often. */
const longestSleep = 3_600_000

export function createSession(profile: ServiceProfile, ports: Ports): Session {
  const core = createCore(profile, ports)
  const { clock, timers } = ports
  let suspended: { wake(): void; readonly over: Promise<void> } | undefined
  let disarm = () => {}
  let closed = false

  const renewal = createRenewal(core, {
    awake: () => suspended?.over ?? Promise.resolve(),
    settled: () => plan(),
  })
  const begun: FinishCalls['begun'] = (issued, sentAt) => renewal.take(issued, sentAt)
  const signIn = isOfPerson(core) ? createSignIn(core, begun) : createSecretSignIn(core, begun)

  /** The one timer: set for whatever comes next, in whatever state this is. */
  const plan = () => {
    disarm()
    disarm = () => {}
    const next = nextDeadline()
    if (closed || suspended || !next) return
    disarm = timers.after(Math.min(Math.max(remaining(next, clock), 0), longestSleep), check)
  }
  const nextDeadline = (): Deadline | undefined => {
    const state = core.state()
    if (state.phase === 'signing-in') return signIn.deadline()
    if (state.phase === 'signed-in' && !renewal.inFlight()) return renewal.due()
    return undefined
  }
  const check = () => {
    if (closed || suspended) return
    const state = core.state()
    if (state.phase === 'signing-in') signIn.expire()
    if (state.phase === 'signed-in' && remaining(renewal.due(), clock) <= 0) void renewal.renew()
    else plan()
  }
  core.listen(plan)

  return {
    profile,
    see: () => ({
      state: core.state(),
      storage: core.keeper.storage(),
      history: core.keeper.record().history,
      lastsUntil: refreshTokenLastDay(core),
      serverAhead: core.http.serverAhead(),
    }),
    subscribe: core.listen,

    open: () => openSession(core, signIn),

    async signIn({ switching } = { switching: false }) {
      if (core.state().phase === 'signed-in' || core.state().phase === 'opening') return
      await signIn.begin(switching)
    },
    cancelSignIn: () => signIn.cancel(),
    openSignInAgain: (browser) => signIn.openAgain(browser),
    receive: (address) => signIn.receive(address),
    paste: (text) => signIn.paste(text),
    accessToken(request = {}) {
      // A process that was stopped is told nothing: its timer is late by the time that it stood still.
      check()
      return accessToken(core, renewal, request)
    },
    renewNow: () => renewal.renewForCaller(),
    async introspect() {
      const { accessToken: token } = await accessToken(core, renewal, {})
      return introspect(profile, core.http, clock, token)
    },
    async signOut(options) {
      const [report] = await Promise.all([signOut(core, renewal, options), signIn.cancel()])
      return report
    },

    suspend() {
      if (suspended) return
      let wake = () => {}
      const over = new Promise<void>((resolve) => {
        wake = resolve
      })
      suspended = { wake, over }
      plan()
    },
    wake() {
      const slept = suspended
      suspended = undefined
      const token = core.token()
      const state = core.state()
      // The monotonic clock may stand still in sleep, and the wall clock be set: nobody counted.
      const unsure = slept !== undefined && token !== undefined
      if (unsure) core.setToken({ ...token, expiry: past })
      if (unsure || (state.phase === 'signed-in' && 'since' in state.health)) renewal.hasten()
      slept?.wake()
      void core.keeper.flush()
      check()
    },
    async close() {
      closed = true
      disarm()
      await renewal.inFlight()
      await signIn.settled()
      await core.keeper.flush()
    },
  }
}

function isOfPerson(core: Core): core is Core<PersonProfile> {
  return core.profile.flow !== 'client-credentials'
}
