import type { ErrorCode } from './errors.ts'
import type { UnreadableReason } from './ports.ts'
import type { EndReason, UserProfile } from './record.ts'

/** How the renewal of the access token is doing. Times are ms since 1970. */
export type RenewalHealth =
  | { readonly is: 'fresh'; readonly nextAt: number }
  | { readonly is: 'renewing' }
  | {
      readonly is: 'offline'
      readonly since: number
      readonly nextAt: number
      readonly code: ErrorCode
    }
  | {
      readonly is: 'retrying'
      readonly since: number
      readonly nextAt: number
      readonly code: ErrorCode
    }

/** What became of a sign-out, part by part. */
export type SignOutReport = {
  readonly local: 'wiped' | 'kept'
  readonly revocation: 'done' | 'not-offered' | 'failed'
  readonly browser: 'opened' | 'not-asked' | 'failed'
}

/** A state without a session, to which a sign-in that fails goes back; `problem` says how it failed. */
export type RestingState =
  | {
      readonly phase: 'signed-out'
      readonly problem?: ErrorCode | undefined
      readonly report?: SignOutReport | undefined
    }
  | {
      readonly phase: 'ended'
      readonly reason: EndReason
      readonly profile: UserProfile | undefined
      readonly problem?: ErrorCode | undefined
    }
  | {
      readonly phase: 'locked'
      readonly reason: UnreadableReason
      readonly problem?: ErrorCode | undefined
    }

export type SigningInState = {
  readonly phase: 'signing-in'
  readonly stage: 'opening-browser' | 'waiting' | 'checking'
  readonly since: number
  /** Absent where no browser takes part. */
  readonly authorizationUrl: string | undefined
  /** No browser took the address: the user needs another way. */
  readonly browserFailed: boolean
  readonly before: RestingState
}

export type SignedInState = {
  readonly phase: 'signed-in'
  readonly profile: UserProfile | undefined
  readonly token: { readonly obtainedAt: number; readonly expiresAt: number } | undefined
  readonly health: RenewalHealth
}

/** All that a connection can be in. Holds no secret but the `state` in the authorization URL. */
export type SessionState =
  { readonly phase: 'opening' } | RestingState | SigningInState | SignedInState

export type SessionEvent =
  | { readonly is: 'rested'; readonly at: RestingState }
  | {
      readonly is: 'sign-in-begun'
      readonly since: number
      readonly authorizationUrl: string | undefined
    }
  | { readonly is: 'browser-opened' }
  | { readonly is: 'browser-failed' }
  | { readonly is: 'response-received' }
  | { readonly is: 'sign-in-failed'; readonly code: ErrorCode }
  | { readonly is: 'sign-in-cancelled' }
  | { readonly is: 'session-begun'; readonly profile: UserProfile | undefined }
  | { readonly is: 'profile-learned'; readonly profile: UserProfile }
  | { readonly is: 'renewal-begun' }
  | {
      readonly is: 'renewed'
      readonly token: { readonly obtainedAt: number; readonly expiresAt: number }
      readonly nextAt: number
    }
  | {
      readonly is: 'renewal-failed'
      readonly kind: 'offline' | 'retrying'
      readonly code: ErrorCode
      readonly at: number
      readonly nextAt: number
    }
  | { readonly is: 'session-ended'; readonly reason: EndReason }
  | { readonly is: 'signed-out'; readonly report: SignOutReport }

/** The state after an event. An event that has no place in a state leaves it as it is, unchanged. */
export function transition(state: SessionState, event: SessionEvent): SessionState {
  if (event.is === 'rested') return event.at
  if (event.is === 'signed-out') return { phase: 'signed-out', report: event.report }
  if (event.is === 'session-begun')
    return {
      phase: 'signed-in',
      profile: event.profile,
      token: undefined,
      health: { is: 'renewing' },
    }
  switch (state.phase) {
    case 'signing-in':
      return whileSigningIn(state, event)
    case 'signed-in':
      return whileSignedIn(state, event)
    case 'opening':
      return state
    default:
      return event.is === 'sign-in-begun'
        ? beginSigningIn({ ...state, problem: undefined }, event)
        : state
  }
}

function beginSigningIn(
  before: RestingState,
  event: { readonly since: number; readonly authorizationUrl: string | undefined },
): SigningInState {
  const { since, authorizationUrl } = event
  const stage = authorizationUrl === undefined ? 'checking' : 'opening-browser'
  return { phase: 'signing-in', stage, since, authorizationUrl, browserFailed: false, before }
}

function whileSigningIn(state: SigningInState, event: SessionEvent): SessionState {
  switch (event.is) {
    case 'sign-in-begun':
      return beginSigningIn(state.before, event)
    case 'browser-opened':
      return state.stage === 'opening-browser' || state.browserFailed
        ? { ...state, stage: 'waiting', browserFailed: false }
        : state
    case 'browser-failed':
      return state.stage === 'opening-browser'
        ? { ...state, stage: 'waiting', browserFailed: true }
        : state
    case 'response-received':
      return { ...state, stage: 'checking' }
    case 'sign-in-failed':
      return { ...state.before, problem: event.code }
    case 'sign-in-cancelled':
      return state.before
    default:
      return state
  }
}

function whileSignedIn(state: SignedInState, event: SessionEvent): SessionState {
  const { health } = state
  switch (event.is) {
    case 'profile-learned':
      return { ...state, profile: event.profile }
    case 'renewal-begun':
      // A retry is not drawn as a fresh start: what is wrong stays visible until it is over.
      return health.is === 'fresh' ? { ...state, health: { is: 'renewing' } } : state
    case 'renewed':
      return { ...state, token: event.token, health: { is: 'fresh', nextAt: event.nextAt } }
    case 'renewal-failed': {
      const since = 'since' in health ? health.since : event.at
      return {
        ...state,
        health: { is: event.kind, since, nextAt: event.nextAt, code: event.code },
      }
    }
    case 'session-ended':
      return { phase: 'ended', reason: event.reason, profile: state.profile }
    default:
      return state
  }
}
