import { describe, expect, test } from 'vitest'
import {
  transition,
  type RestingState,
  type SessionEvent,
  type SessionState,
  type SigningInState,
} from '../../../main/session/state.ts'

const profile = { sub: '1', displayName: 'DJ Example', fetchedAt: 5 }
const token = { obtainedAt: 10, expiresAt: 20 }
const begun: SessionEvent = { is: 'sign-in-begun', since: 7, authorizationUrl: 'https://a.example' }
const failedOffline: SessionEvent = {
  is: 'renewal-failed',
  kind: 'offline',
  code: 'offline',
  at: 30,
  nextAt: 40,
}

const signedOut: RestingState = { phase: 'signed-out' }
const ended: RestingState = { phase: 'ended', reason: 'lapsed', profile }
const locked: RestingState = { phase: 'locked', reason: 'keychain-unavailable' }
const resting = [signedOut, ended, locked]
const waitingAfter = (before: RestingState): SigningInState => ({
  phase: 'signing-in',
  stage: 'waiting',
  since: 7,
  authorizationUrl: 'https://a.example',
  browserFailed: false,
  before,
})
const signedIn: SessionState = {
  phase: 'signed-in',
  profile,
  token,
  health: { is: 'fresh', nextAt: 15 },
}
const all: readonly SessionState[] = [
  { phase: 'opening' },
  ...resting,
  ...resting.map(waitingAfter),
  signedIn,
]

const after = (state: SessionState, ...events: readonly SessionEvent[]) =>
  events.reduce(transition, state)

describe('a sign-in', () => {
  test.each(resting)('goes from $phase over its stages', (before) => {
    const opening = after(before, begun)
    expect(opening).toEqual({
      ...waitingAfter(before),
      stage: 'opening-browser',
      before: { ...before, problem: undefined },
    })
    const waiting = after(opening, { is: 'browser-opened' })
    expect(waiting).toMatchObject({ phase: 'signing-in', stage: 'waiting' })
    const checking = after(waiting, { is: 'response-received' })
    expect(checking).toMatchObject({ phase: 'signing-in', stage: 'checking' })
    expect(after(checking, { is: 'session-begun', profile })).toEqual({
      phase: 'signed-in',
      profile,
      token: undefined,
      health: { is: 'renewing' },
    })
  })

  test.each(resting)('that fails goes back to $phase and says why', (before) => {
    const failed = after(waitingAfter(before), { is: 'sign-in-failed', code: 'access_denied' })
    expect(failed).toEqual({ ...before, problem: 'access_denied' })
  })

  test.each(resting)('that is cancelled goes back to $phase', (before) => {
    expect(after(waitingAfter(before), { is: 'sign-in-cancelled' })).toEqual(before)
  })

  test('that is begun anew forgets the problem of the one before', () => {
    const failed = after(waitingAfter(ended), { is: 'sign-in-failed', code: 'timeout' })
    expect(after(failed, begun, { is: 'sign-in-cancelled' })).toEqual({
      ...ended,
      problem: undefined,
    })
  })

  test('that replaces a pending one goes back to what was before both', () => {
    const again = after(waitingAfter(locked), { ...begun, since: 9, authorizationUrl: 'https://b' })
    expect(again).toMatchObject({ stage: 'opening-browser', since: 9, before: locked })
    expect(again).toMatchObject({ authorizationUrl: 'https://b' })
  })

  test('waits also if no browser took the address, until one does', () => {
    const failed = after(signedOut, begun, { is: 'browser-failed' })
    expect(failed).toMatchObject({ stage: 'waiting', browserFailed: true })
    const opened = after(failed, { is: 'browser-opened' })
    expect(opened).toMatchObject({ stage: 'waiting', browserFailed: false })
    expect(after(opened, { is: 'browser-failed' })).toBe(opened)
  })

  test('does not go back to waiting when the browser says late that it opened', () => {
    const checking = after(waitingAfter(signedOut), { is: 'response-received' })
    expect(after(checking, { is: 'browser-opened' })).toBe(checking)
  })
})

describe('a session', () => {
  test('is renewing, then fresh', () => {
    const renewing = after(signedIn, { is: 'renewal-begun' })
    expect(renewing).toMatchObject({ health: { is: 'renewing' }, token })
    const newer = { obtainedAt: 50, expiresAt: 60 }
    expect(after(renewing, { is: 'renewed', token: newer, nextAt: 55 })).toEqual({
      ...signedIn,
      token: newer,
      health: { is: 'fresh', nextAt: 55 },
    })
  })

  test('in trouble tells since when, over all that fails', () => {
    const offline = after(signedIn, { is: 'renewal-begun' }, failedOffline)
    expect(offline).toMatchObject({ health: { is: 'offline', since: 30, nextAt: 40 } })
    const retrying = after(offline, {
      ...failedOffline,
      kind: 'retrying',
      code: 'server_error',
      at: 45,
      nextAt: 60,
    })
    expect(retrying).toMatchObject({
      health: { is: 'retrying', since: 30, nextAt: 60, code: 'server_error' },
    })
  })

  test('in trouble is not drawn as well while it tries again', () => {
    const offline = after(signedIn, failedOffline)
    expect(after(offline, { is: 'renewal-begun' })).toBe(offline)
  })

  test('learns a profile and keeps the rest', () => {
    const newer = { ...profile, displayName: 'DJ Other' }
    expect(after(signedIn, { is: 'profile-learned', profile: newer })).toEqual({
      ...signedIn,
      profile: newer,
    })
  })

  test('that ends says why and whose it was', () => {
    const end: SessionEvent = { is: 'session-ended', reason: 'answer-lost' }
    expect(after(signedIn, end)).toEqual({ phase: 'ended', reason: 'answer-lost', profile })
  })
})

describe('events out of place', () => {
  const report = { local: 'wiped', revocation: 'done', browser: 'not-asked' } as const

  test.each(all)('a sign-out and a rest count in $phase too', (state) => {
    expect(after(state, { is: 'signed-out', report })).toEqual({ phase: 'signed-out', report })
    expect(after(state, { is: 'rested', at: locked })).toBe(locked)
  })

  const ofASession: readonly SessionEvent[] = [
    { is: 'renewal-begun' },
    { is: 'renewed', token, nextAt: 1 },
    failedOffline,
    { is: 'profile-learned', profile },
    { is: 'session-ended', reason: 'lapsed' },
  ]
  test.each(all.filter(({ phase }) => phase !== 'signed-in'))(
    'nothing of a renewal changes $phase',
    (state) => {
      for (const event of ofASession) expect(after(state, event)).toBe(state)
    },
  )

  const ofASignIn: readonly SessionEvent[] = [
    { is: 'browser-opened' },
    { is: 'browser-failed' },
    { is: 'response-received' },
    { is: 'sign-in-failed', code: 'timeout' },
    { is: 'sign-in-cancelled' },
  ]
  test.each(all.filter(({ phase }) => phase !== 'signing-in'))(
    'nothing of a sign-in changes $phase',
    (state) => {
      for (const event of ofASignIn) expect(after(state, event)).toBe(state)
    },
  )

  test('no sign-in begins over a session or before the vault was opened', () => {
    expect(after(signedIn, begun)).toBe(signedIn)
    expect(after({ phase: 'opening' }, begun)).toEqual({ phase: 'opening' })
  })
})
