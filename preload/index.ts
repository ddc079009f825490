import { contextBridge, ipcRenderer } from 'electron'
import {
  channels,
  type Answer,
  type Deckpass,
  type RequestName,
  type Requests,
  type Snapshot,
} from './contract.ts'

const listeners = new Set<() => void>()
let snapshot: Snapshot = ipcRenderer.sendSync(channels.firstSnapshot)

ipcRenderer.on(channels.snapshot, (_event, next: Snapshot) => {
  snapshot = next
  for (const listener of listeners) listener()
})

function ask<Name extends RequestName>(
  name: Name,
  argument: Requests[Name]['argument'],
): Promise<Answer<Requests[Name]['value']>> {
  return ipcRenderer.invoke(name, argument)
}

const deckpass: Deckpass = {
  snapshot: {
    current: () => snapshot,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  },
  session: {
    signIn: (connection) => ask('session.signIn', { connection }),
    cancelSignIn: (connection) => ask('session.cancelSignIn', { connection }),
    openAgain: (connection) => ask('session.openAgain', { connection }),
    copyLink: (connection) => ask('session.copyLink', { connection }),
    paste: (connection, text) => ask('session.paste', { connection, text }),
    openIn: (connection, { browser, keep }) => ask('session.openIn', { connection, browser, keep }),
    switchAccount: (connection) => ask('session.switchAccount', { connection }),
    reopen: (connection) => ask('session.reopen', { connection }),
    keepInFile: (connection) => ask('session.keepInFile', { connection }),
    returnToKeychain: (connection) => ask('session.useKeychain', { connection }),
    renewNow: (connection) => ask('session.renewNow', { connection }),
    signOut: (connection, { browserToo }) => ask('session.signOut', { connection, browserToo }),
    accountSettings: (connection) => ask('session.accountSettings', { connection }),
  },
  browsers: { list: () => ask('browsers.list', null) },
  linkHandler: { repair: () => ask('linkHandler.repair', null) },
  settings: { change: (changes) => ask('settings.change', changes) },
  gigCheck: { look: () => ask('gigCheck.look', null) },
  clipboard: { write: (text) => ask('clipboard.write', { text }) },
  network: { changed: () => ask('network.changed', null) },
  app: { remove: () => ask('app.remove', null) },
  connections: {
    add: (service, credentials) =>
      ask('connections.add', { service, ...(credentials && { credentials }) }),
    enter: (connection, credentials) => ask('connections.enter', { connection, ...credentials }),
    rename: (connection, name) => ask('connections.rename', { connection, name }),
    makeMain: (connection) => ask('connections.makeMain', { connection }),
    remove: (connection) => ask('connections.remove', { connection }),
  },
  services: { addFromFile: () => ask('services.addFromFile', null) },
  report: {
    make: ({ withAccount }) => ask('report.make', { withAccount }),
    copy: () => ask('report.copy', null),
    save: () => ask('report.save', null),
  },
  token: {
    get: ({ connection, minValiditySeconds }) =>
      // The browser's own record of a click or key press, which no script can make.
      navigator.userActivation.isActive
        ? ask('token.get', {
            connection,
            ...(minValiditySeconds !== undefined && { minValiditySeconds }),
          })
        : Promise.resolve({ ok: false, code: 'not_allowed' }),
  },
}

// contextBridge freezes what it exposes.
contextBridge.exposeInMainWorld('deckpass', deckpass)
