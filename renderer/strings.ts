import { home, signOut, storage } from './strings/home.ts'
import { signedOut, signOutReport, waiting } from './strings/sign-in.ts'
import { strip } from './strings/strip.ts'
import { configuration, crash, ended, locked } from './strings/stuck.ts'

/**
 * Every text of the interface but the errors' sentences. Names of actions are a promise to screen
 * readers and scripts.
 */
export const strings = {
  app: {
    version: (version: string, development: boolean) =>
      development ? `Deckpass ${version}, development build` : `Deckpass ${version}`,
  },
  action: {
    signIn: (service: string) => `Sign in with ${service}`,
    cancel: 'Cancel',
    openAgain: 'Open the page again',
    copyLink: 'Copy the sign-in link',
    renewNow: 'Renew now',
    accountSettings: 'Account settings',
    signOut: 'Sign out',
    signOutHere: 'Sign out here',
    signOutEverywhere: 'Sign out here and in the browser',
    tryAgain: 'Try again',
    showToken: 'Show access token',
    showTokenShort: 'Show',
    reveal: 'Reveal',
    hide: 'Hide',
  },
  opening: {
    title: 'Opening your session',
    note: 'If your system asks for it, unlock the keychain.',
  },
  signedOut,
  signOutReport,
  waiting,
  home,
  storage,
  signOut,
  strip,
  ended,
  locked,
  configuration,
  crash,
} as const
