import { about } from './strings/about.ts'
import { access } from './strings/access.ts'
import { accountChange, signOut } from './strings/account.ts'
import { adding, credentials, manage } from './strings/connections.ts'
import { gigCheck } from './strings/gig-check.ts'
import { home } from './strings/home.ts'
import { links } from './strings/links.ts'
import { audit, programs, question } from './strings/programs.ts'
import { connections, removal, settings } from './strings/settings.ts'
import { report } from './strings/report.ts'
import { signedOut, signOutReport } from './strings/sign-in.ts'
import { storage } from './strings/storage.ts'
import { strip } from './strings/strip.ts'
import { configuration, crash, ended, locked } from './strings/stuck.ts'
import { waiting } from './strings/waiting.ts'

/**
 * Every text of the interface but the errors' sentences. Names of actions are a promise to screen
 * readers and scripts.
 */
export const strings = {
  app: {
    views: 'Views',
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
    withoutKeychain: 'Remember it without the keychain…',
    rememberHere: 'Remember it on this computer',
    returnToKeychain: 'Use the keychain instead',
    showToken: 'Show access token',
    showTokenShort: 'Show',
    reveal: 'Reveal',
    hide: 'Hide',
    gigCheck: 'Gig check',
    settings: 'Settings',
    seeSignIn: 'See the sign-in',
    copyAsText: 'Copy as text',
    stageOff: 'Turn off',
    stageOffLong: 'Turn off stage mode',
  },
  opening: {
    title: 'Opening your session',
    note: 'If your system asks for it, unlock the keychain.',
  },
  /** Before the name of whoever issued a certificate. */
  distrusted: 'Somebody else answers in its place, by the name of',
  signedOut,
  signOutReport,
  waiting,
  links,
  home,
  storage,
  signOut,
  accountChange,
  gigCheck,
  settings,
  removal,
  connections,
  manage,
  adding,
  credentials,
  access,
  programs,
  question,
  audit,
  about,
  report,
  strip,
  ended,
  locked,
  configuration,
  crash,
} as const
