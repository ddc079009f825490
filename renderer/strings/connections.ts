import { count } from './count.ts'

/** One connection among others: its name, its place, its end. */
export const manage = {
  button: 'Manage',
  of: (name: string) => `Manage ${name}`,
  main: 'Main',
  name: 'Name',
  rename: 'Rename',
  renamed: 'Renamed.',
  nameLength: 'A name has 1 to 40 characters.',
  makeMain: 'Make it the main one',
  isMain: 'The main one: Deckpass shows it first.',
  isMainNow: 'It is the main one now.',
  otherCredentials: 'Enter another id and secret',
  remove: 'Remove…',
  removal: {
    title: (name: string) => `Remove ${name}?`,
    confirm: 'Remove',
    signsOut: (service: string) => `Ends the session at ${service}, where possible.`,
    disconnects: (service: string) => `Ends the access to ${service}, where possible.`,
    session: 'You are signed out of it on this computer.',
    access: 'It is disconnected on this computer.',
    credentials: 'Its client id and secret are forgotten.',
    others: 'Your other connections stay as they are.',
  },
} as const

/** What to connect to next. */
export const adding = {
  title: 'Add a connection',
  asks: 'Asks for a client id and secret',
  none: 'There is no service yet: add one from a profile file.',
  noConnection: 'There is no connection yet.',
  underWay: 'Connecting…',
  fromFile: 'Add another service from a profile file…',
  mistake: 'The file has a mistake. Nothing was changed.',
  mistakeDetail: 'The mistake',
  added: (names: readonly string[], more: number) => {
    const all = more === 0 ? names : [...names, count(more, 'other', 'others')]
    return all.length === 0
      ? 'That file has no service in it.'
      : `Added: ${new Intl.ListFormat('en').format(all)}.`
  },
} as const

/** An id and a secret that a service gave the user. */
export const credentials = {
  gives: (service: string) => `${service} gives you an id and a secret`,
  note: 'Deckpass keeps them in your keychain, and never shows them again.',
  group: 'Id and secret',
  clientId: 'Client id',
  clientSecret: 'Client secret',
  connect: 'Connect',
  underWay: 'Connecting…',
  lacks: {
    clientId: 'Enter the client id.',
    clientSecret: 'Enter the client secret.',
  },
  cannotBe: {
    clientId: 'A client id has no blanks in it, and no more than 512 characters: copy it anew.',
    clientSecret:
      'A client secret has no blanks in it, and no more than 512 characters: copy it anew.',
  },
  sought: 'Looking in the keychain',
  soughtNote: 'If your system asks for it, unlock the keychain.',
} as const
