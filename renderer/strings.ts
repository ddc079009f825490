import { accountChange, signOut } from './strings/account.ts'
import { home, storage } from './strings/home.ts'
import { links } from './strings/links.ts'
import { signedOut, signOutReport } from './strings/sign-in.ts'
import { strip } from './strings/strip.ts'
import { configuration, crash, ended, locked } from './strings/stuck.ts'
import { waiting } from './strings/waiting.ts'

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
    back: 'Back',
    openAgain: 'Open the page again',
    copyLink: 'Copy the sign-in link',
    take: 'Use it',
    repair: 'Repair',
    renewNow: 'Renew now',
    accountSettings: 'Account settings',
    switchAccount: 'Switch account',
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
  links,
  home,
  storage,
  signOut,
  accountChange,
  strip,
  ended,
  locked,
  configuration,
  crash,
} as const
