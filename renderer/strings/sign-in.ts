import type { SignOutReport } from '../../preload/contract.ts'

/** Nobody is signed in. */
export const signedOut = {
  welcome: 'Sign in once.\nStay signed in.',
  notSignedIn: 'You are not signed in',
  done: 'You are signed out',
  partly: 'Not everything is signed out',
  promise: (service: string) =>
    `Your browser opens ${service}.\nDeckpass never sees your password.`,
} as const

/** What became of a sign-out, part by part. */
export const signOutReport = {
  local: {
    wiped: () => 'This computer no longer holds the session.',
    kept: () =>
      'The session could not be wiped from this computer: unlock the keychain, then sign in and out again.',
  } satisfies Record<SignOutReport['local'], () => string>,
  revocation: {
    done: (service: string) => `${service} has ended the session.`,
    'not-offered': (service: string) =>
      `${service} can't be told to end the session; there it lapses by itself.`,
    failed: (service: string) =>
      `${service} could not be told to end the session; there it lapses by itself.`,
  } satisfies Record<SignOutReport['revocation'], (service: string) => string>,
  browser: {
    opened: (service: string) => `${service}'s sign-out page is open in your browser.`,
    'not-asked': (service: string) => `Your browser may still be signed in to ${service}.`,
    failed: (service: string) =>
      `Your browser could not be opened: sign out of ${service} there yourself.`,
  } satisfies Record<SignOutReport['browser'], (service: string) => string>,
} as const
