import { contextBridge, ipcRenderer } from 'electron'
import {
  channels,
  type Answer,
  type Deckpass,
  type RequestName,
  type Requests,
  type Snapshot,
  type TokenChange,
} from './contract.ts'

const listeners = new Set<() => void>()
let snapshot: Snapshot | undefined

ipcRenderer.on(channels.snapshot, (_event, next: Snapshot) => {
  snapshot = next
  for (const listener of listeners) listener()
})

const tokenListeners = new Set<(change: TokenChange) => void>()
ipcRenderer.on(channels.tokenChanged, (_event, change: TokenChange) => {
  for (const listener of tokenListeners) listener(change)
})

const firstSnapshot = (): Snapshot => ipcRenderer.sendSync(channels.firstSnapshot)

function ask<Name extends RequestName>(
  name: Name,
  argument: Requests[Name]['argument'],
): Promise<Answer<Requests[Name]['value']>> {
  return ipcRenderer.invoke(name, argument)
}

/**
 * The same, for what acts on the session, on this computer or on other programs: it takes a click or
 * key press in the last five seconds. Of that the browser keeps the record, and no script can make one.
 */
function askByHand<Name extends RequestName>(
  name: Name,
  argument: Requests[Name]['argument'],
): Promise<Answer<Requests[Name]['value']>> {
  if (navigator.userActivation.isActive) return ask(name, argument)
  return Promise.resolve({ ok: false, code: 'not_allowed' })
}

const deckpass: Deckpass = {
  snapshot: {
    // Asked for as late as can be: main may still be finding out what there is to show.
    current: () => (snapshot ??= firstSnapshot()),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  },
  session: {
    signIn: (connection) => askByHand('session.signIn', { connection }),
    cancelSignIn: (connection) => ask('session.cancelSignIn', { connection }),
    openAgain: (connection) => askByHand('session.openAgain', { connection }),
    copyLink: (connection) => askByHand('session.copyLink', { connection }),
    paste: (connection, text) => askByHand('session.paste', { connection, text }),
    openIn: (connection, { browser, keep }) =>
      askByHand('session.openIn', { connection, browser, keep }),
    switchAccount: (connection) => askByHand('session.switchAccount', { connection }),
    reopen: (connection) => askByHand('session.reopen', { connection }),
    keepInFile: (connection) => askByHand('session.keepInFile', { connection }),
    returnToKeychain: (connection) => askByHand('session.useKeychain', { connection }),
    renewNow: (connection) => askByHand('session.renewNow', { connection }),
    signOut: (connection, { browserToo }) =>
      askByHand('session.signOut', { connection, browserToo }),
    accountSettings: (connection) => askByHand('session.accountSettings', { connection }),
  },
  browsers: { list: () => ask('browsers.list', null) },
  linkHandler: { repair: () => askByHand('linkHandler.repair', null) },
  settings: { change: (changes) => askByHand('settings.change', changes) },
  gigCheck: { look: () => ask('gigCheck.look', null) },
  clipboard: { write: (text) => askByHand('clipboard.write', { text }) },
  network: { changed: () => ask('network.changed', null) },
  app: { remove: () => askByHand('app.remove', null) },
  connections: {
    add: (service, credentials) =>
      askByHand('connections.add', { service, ...(credentials && { credentials }) }),
    enter: (connection, credentials) =>
      askByHand('connections.enter', { connection, ...credentials }),
    rename: (connection, name) => askByHand('connections.rename', { connection, name }),
    makeMain: (connection) => askByHand('connections.makeMain', { connection }),
    remove: (connection) => askByHand('connections.remove', { connection }),
  },
  report: {
    make: ({ withAccount }) => ask('report.make', { withAccount }),
    copy: () => askByHand('report.copy', null),
    save: () => askByHand('report.save', null),
  },
  services: { addFromFile: () => askByHand('services.addFromFile', null) },
  programs: {
    serve: (on) => askByHand('programs.serve', { on }),
    answer: (question, { allow, connections }) =>
      askByHand('programs.answer', { question, allow, connections }),
    allowCommands: (connections) => askByHand('programs.allowCommands', { connections }),
    withdraw: (program) => askByHand('programs.withdraw', { program }),
    audit: () => ask('programs.audit', null),
  },
  token: {
    get: ({ connection, minValiditySeconds }) =>
      askByHand('token.get', {
        connection,
        ...(minValiditySeconds !== undefined && { minValiditySeconds }),
      }),
    onChanged(listener) {
      tokenListeners.add(listener)
      return () => tokenListeners.delete(listener)
    },
  },
}

// contextBridge freezes what it exposes.
contextBridge.exposeInMainWorld('deckpass', deckpass)
