/** What the user chooses for this computer. */
export const settings = {
  title: 'Settings',
  setAside:
    'The settings file could not be read. It was set aside, and every choice is the usual one.',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  stageMode: 'Stage mode',
  stageModeNote: (captures: boolean) =>
    captures
      ? 'Hides your real name and e-mail, and keeps the window out of screen captures.'
      : 'Hides your real name and e-mail.',
  computer: 'This computer',
  keepInTray: 'Keep in the tray when closed',
  noTray: 'This desktop has no tray.',
  openAtLogin: 'Open at login',
  noOpenAtLogin: 'This system does not let Deckpass set that.',
  notifications: 'Notifications',
  browser: 'Browser',
  systemBrowser: "The system's choice",
  more: 'More',
  kept: 'Session kept in',
  keptOf: (service: string) => `${service} kept in`,
  keptIn: { keychain: 'the keychain', file: 'a file', memory: 'memory only' },
} as const

/** Deckpass is to go from this computer. */
export const removal = {
  button: 'Remove Deckpass from this computer…',
  title: 'Remove Deckpass?',
  confirm: 'Remove Deckpass',
  goes: [
    'You are signed out of every service on this computer.',
    'Sign-in links no longer open Deckpass.',
    'Deckpass no longer opens at login.',
    'All that Deckpass stored here, its logs and your settings are deleted.',
  ],
  after:
    'Then Deckpass quits. Your account and your browser stay as they are, and the program can be deleted like any other.',
} as const

/** Every service that there is. */
export const connections = {
  title: 'Connections',
  none: 'There is no service to sign in to.',
  state: {
    wanted: 'Enter id and secret',
    sought: 'Looking in the keychain',
    opening: 'Being opened',
    'signed-out': 'Not signed in',
    'signing-in': 'Signing in',
    'signed-in': 'Signed in',
    offline: 'Signed in, offline',
    retrying: 'Signed in, renewal in trouble',
    ended: 'Session ended',
    locked: 'Kept, and cannot be opened',
  },
} as const
