import type {
  Answer,
  Deckpass,
  RequestName,
  Snapshot,
  TokenChange,
} from '../../preload/contract.ts'

/** What the page asked for, in order. */
export type RecordedIntent = { readonly name: RequestName; readonly argument: unknown }

/** The test's end of the bridge: what the page is given, and what it asked for. */
export type FakeBridge = {
  readonly intents: RecordedIntent[]
  /** Gives the page a new snapshot. */
  push(snapshot: Snapshot): void
  /**
   * Answers every later request of this name so, after a new snapshot if there is one. What has no
   * answer set succeeds with nothing.
   */
  answer(name: RequestName, answer: Answer<unknown>, before?: Snapshot): void
}

declare global {
  interface Window {
    fakeBridge: FakeBridge
  }
}

/**
 * Puts a `window.deckpass` into the page that does what a test says. It runs in the page, so it
 * refers to nothing outside of itself, and has methods only: what compiles a tool gives names to other
 * functions by a helper that the page lacks. As with Electron's context bridge, every look at the snapshot
 * gives another copy.
 */
export function installFakeBridge(first: Snapshot): void {
  const state = {
    newest: first,
    listeners: new Set<() => void>(),
    tokenListeners: new Set<(change: TokenChange) => void>(),
    intents: new Array<RecordedIntent>(),
    answers: new Map<RequestName, { answer: Answer<unknown>; before?: Snapshot | undefined }>([
      ['browsers.list', { answer: { ok: true, value: [] } }],
      ['connections.add', { answer: { ok: true, value: { connection: 'new' } } }],
      ['services.addFromFile', { answer: { ok: true, value: { is: 'cancelled' } } }],
      ['programs.audit', { answer: { ok: true, value: [] } }],
      ['report.make', { answer: { ok: true, value: { text: 'Deckpass report' } } }],
      ['report.save', { answer: { ok: true, value: { is: 'saved' } } }],
      ['linkHandler.repair', { answer: { ok: true, value: { state: 'unknown' } } }],
    ]),
  }
  const wire = {
    async request(name: RequestName, argument: unknown) {
      state.intents.push({ name, argument })
      const { answer, before } = state.answers.get(name) ?? { answer: { ok: true, value: null } }
      if (before !== undefined) fakeBridge.push(before)
      return structuredClone(answer)
    },
  }
  const deckpass: { [Part in keyof Deckpass]: Record<keyof Deckpass[Part], unknown> } = {
    snapshot: {
      current() {
        return structuredClone(state.newest)
      },
      subscribe(listener: () => void) {
        state.listeners.add(listener)
        return () => state.listeners.delete(listener)
      },
    },
    session: {
      signIn(connection: string) {
        return wire.request('session.signIn', { connection })
      },
      cancelSignIn(connection: string) {
        return wire.request('session.cancelSignIn', { connection })
      },
      openAgain(connection: string) {
        return wire.request('session.openAgain', { connection })
      },
      copyLink(connection: string) {
        return wire.request('session.copyLink', { connection })
      },
      paste(connection: string, text: string) {
        return wire.request('session.paste', { connection, text })
      },
      openIn(connection: string, { browser, keep }: { browser: string; keep: boolean }) {
        return wire.request('session.openIn', { connection, browser, keep })
      },
      switchAccount(connection: string) {
        return wire.request('session.switchAccount', { connection })
      },
      reopen(connection: string) {
        return wire.request('session.reopen', { connection })
      },
      keepInFile(connection: string) {
        return wire.request('session.keepInFile', { connection })
      },
      returnToKeychain(connection: string) {
        return wire.request('session.useKeychain', { connection })
      },
      renewNow(connection: string) {
        return wire.request('session.renewNow', { connection })
      },
      signOut(connection: string, { browserToo }: { browserToo: boolean }) {
        return wire.request('session.signOut', { connection, browserToo })
      },
      accountSettings(connection: string) {
        return wire.request('session.accountSettings', { connection })
      },
    },
    browsers: {
      list() {
        return wire.request('browsers.list', null)
      },
    },
    linkHandler: {
      repair() {
        return wire.request('linkHandler.repair', null)
      },
    },
    settings: {
      change(changes: unknown) {
        return wire.request('settings.change', changes)
      },
    },
    gigCheck: {
      look() {
        return wire.request('gigCheck.look', null)
      },
    },
    clipboard: {
      write(text: string) {
        return wire.request('clipboard.write', { text })
      },
    },
    network: {
      changed() {
        return wire.request('network.changed', null)
      },
    },
    app: {
      remove() {
        return wire.request('app.remove', null)
      },
    },
    connections: {
      add(service: string, credentials?: unknown) {
        return wire.request('connections.add', { service, credentials })
      },
      enter(connection: string, credentials: object) {
        return wire.request('connections.enter', { connection, ...credentials })
      },
      rename(connection: string, name: string) {
        return wire.request('connections.rename', { connection, name })
      },
      makeMain(connection: string) {
        return wire.request('connections.makeMain', { connection })
      },
      remove(connection: string) {
        return wire.request('connections.remove', { connection })
      },
    },
    services: {
      addFromFile() {
        return wire.request('services.addFromFile', null)
      },
    },
    programs: {
      serve(on: boolean) {
        return wire.request('programs.serve', { on })
      },
      answer(question: string, choice: object) {
        return wire.request('programs.answer', { question, ...choice })
      },
      allowCommands(connections: unknown) {
        return wire.request('programs.allowCommands', { connections })
      },
      withdraw(program: string) {
        return wire.request('programs.withdraw', { program })
      },
      audit() {
        return wire.request('programs.audit', null)
      },
    },
    report: {
      make(options: unknown) {
        return wire.request('report.make', options)
      },
      copy() {
        return wire.request('report.copy', null)
      },
      save() {
        return wire.request('report.save', null)
      },
    },
    token: {
      get(options: unknown) {
        return wire.request('token.get', options)
      },
      onChanged(listener: (change: TokenChange) => void) {
        state.tokenListeners.add(listener)
        return () => state.tokenListeners.delete(listener)
      },
    },
  }
  const fakeBridge: FakeBridge = {
    intents: state.intents,
    push(snapshot) {
      state.newest = snapshot
      for (const listener of state.listeners) listener()
    },
    answer(name, answer, before) {
      state.answers.set(name, { answer, before })
    },
  }
  Object.defineProperty(window, 'deckpass', { value: Object.freeze(deckpass) })
  Object.defineProperty(window, 'fakeBridge', { value: fakeBridge })
}
