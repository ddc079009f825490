/**
 * What main, preload and renderer agree on: the snapshot that main pushes, the intents that the
 * renderer sends, and the channel names. Plain data only; no secret has a place in it but the access
 * token, and that only as the answer to a user's own click.
 */
import type {
  BrowserView,
  LinkHandlerView,
  ReportSaved,
  SettingsChange,
  SettingsView,
  ViewName,
} from './views/computer.ts'
import type {
  ConnectionView,
  EnteredCredentials,
  FileRead,
  ServiceView,
} from './views/connections.ts'
import type { AuditEntryView, ProgramsView } from './views/programs.ts'
import type { ErrorCode } from './views/session.ts'

export type * from './views/computer.ts'
export type * from './views/connections.ts'
export type * from './views/programs.ts'
export type * from './views/session.ts'
export { commandLine } from './views/programs.ts'

/** All that the renderer draws. Main makes a new one for every change. */
export type Snapshot = {
  readonly app: {
    readonly version: string
    readonly development: boolean
    readonly platform: 'darwin' | 'win32' | 'linux'
  }
  readonly settings: SettingsView
  /** The view that a menu, the tray or a notification asked for last; a higher `count` is a new wish. */
  readonly asked: { readonly view: ViewName; readonly count: number }
  /**
   * Why there is nothing to connect to: this build has no client id, or its services file is wrong
   * (`detail` then names the place in the file).
   */
  readonly configuration?:
    { readonly problem: 'no-client-id' | 'services-file'; readonly detail: string } | undefined
  /** The first is the main one. */
  readonly connections: readonly ConnectionView[]
  /** What there is to connect to, in the order of the list. */
  readonly services: readonly ServiceView[]
  /** As it was when it was last looked at: at each sign-in, and after a repair. */
  readonly linkHandler?: LinkHandlerView | undefined
  readonly programs: ProgramsView
}

/** An access token that was asked for by a user's click. `expiresAt` is ms since 1970. */
export type TokenView = {
  readonly accessToken: string
  readonly expiresAt: number
  readonly scope: string
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: ErrorCode }

/** What the renderer can ask for: channel name to argument and answer. */
export type Requests = {
  'session.signIn': { argument: { connection: string }; value: null }
  'session.cancelSignIn': { argument: { connection: string }; value: null }
  'session.openAgain': { argument: { connection: string }; value: null }
  'session.copyLink': { argument: { connection: string }; value: null }
  /** What was pasted: the whole address that the browser ended on, or the bare code in it. */
  'session.paste': { argument: { connection: string; text: string }; value: null }
  /** Opens the sign-in page in a browser of the list; `keep` makes it the choice from now on. */
  'session.openIn': {
    argument: { connection: string; browser: string; keep: boolean }
    value: null
  }
  /** Signs out here and in the browser, then signs in anew. */
  'session.switchAccount': { argument: { connection: string }; value: null }
  'browsers.list': { argument: null; value: readonly BrowserView[] }
  'linkHandler.repair': { argument: null; value: LinkHandlerView }
  /** Tries again to open what is kept, or to keep what could not be, after the keychain was unlocked. */
  'session.reopen': { argument: { connection: string }; value: null }
  /** Keeps the session with its key in a file: the user knows what that means, and the keychain failed. */
  'session.keepInFile': { argument: { connection: string }; value: null }
  /** Takes that back: the session is kept with a new key in the keychain, or stays as it is. */
  'session.useKeychain': { argument: { connection: string }; value: null }
  'session.renewNow': { argument: { connection: string }; value: null }
  'session.signOut': { argument: { connection: string; browserToo: boolean }; value: null }
  'session.accountSettings': { argument: { connection: string }; value: null }
  'token.get': { argument: { connection: string; minValiditySeconds?: number }; value: TokenView }
  'settings.change': { argument: SettingsChange; value: null }
  /** Looks anew at what a gig check shows and no event tells of: the link handler, and an overdue renewal. */
  'gigCheck.look': { argument: null; value: null }
  /** Puts a text that the window shows into the clipboard. */
  'clipboard.write': { argument: { text: string }; value: null }
  /** The page's own `online` event: tries again what waits for the network. */
  'network.changed': { argument: null; value: null }
  /**
   * Removes Deckpass from this computer: signs out of every connection, and undoes the link handler,
   * launch at login and settings; then it quits.
   */
  'app.remove': { argument: null; value: null }
  /** Connects to another service, or once more to one; `value` is the new connection's id. */
  'connections.add': {
    argument: { service: string; credentials?: EnteredCredentials }
    value: { readonly connection: string }
  }
  /** Takes the id and secret of a connection that wants them, or others in place of those it has. */
  'connections.enter': { argument: { connection: string } & EnteredCredentials; value: null }
  'connections.rename': { argument: { connection: string; name: string }; value: null }
  'connections.makeMain': { argument: { connection: string }; value: null }
  /** Signs out of it here, forgets its id and secret, and takes it off the list. */
  'connections.remove': { argument: { connection: string }; value: null }
  /** Switches the local token service on or off; off removes its socket and ends every conversation. */
  'programs.serve': { argument: { on: boolean }; value: null }
  /** The user's answer to the question with this id; `connections` are those that it may ask for. */
  'programs.answer': {
    argument: { question: string; allow: boolean; connections: readonly string[] }
    value: null
  }
  /** Lets the command line ask for these connections, or others than before. */
  'programs.allowCommands': { argument: { connections: readonly string[] }; value: null }
  /** Takes a program's key back; what it has open is closed. */
  'programs.withdraw': { argument: { program: string }; value: null }
  /** The last 1,000 requests of programs, the newest first. */
  'programs.audit': { argument: null; value: readonly AuditEntryView[] }
  /** Lets the user choose a profile file, and adds the services in it to those there are. */
  'services.addFromFile': { argument: null; value: FileRead }
  /** Makes a report anew and shows it; it names the account only if told to, and never in stage mode. */
  'report.make': { argument: { withAccount: boolean }; value: { readonly text: string } }
  /** Puts the report that was made last into the clipboard. */
  'report.copy': { argument: null; value: null }
  /** Lets the user choose a file, and writes that report to it. */
  'report.save': { argument: null; value: ReportSaved }
}

export type RequestName = keyof Requests

/** A connection has another access token than before. Its value is had by `token.get` alone. */
export type TokenChange = {
  readonly connection: string
  /** ms since 1970; absent when there is none any more. */
  readonly expiresAt?: number | undefined
}

/** Channels outside of Requests: the first snapshot (synchronous), and what is pushed. */
export const channels = {
  firstSnapshot: 'snapshot.first',
  snapshot: 'snapshot',
  tokenChanged: 'token.changed',
} as const

/** The API that the preload puts on `window.deckpass`, frozen. */
export type Deckpass = {
  readonly snapshot: {
    /** The newest snapshot; the same object until a new one comes. */
    current(): Snapshot
    /** Calls back after every change; returns what ends it. */
    subscribe(listener: () => void): () => void
  }
  readonly session: {
    signIn(connection: string): Promise<Answer<null>>
    cancelSignIn(connection: string): Promise<Answer<null>>
    openAgain(connection: string): Promise<Answer<null>>
    copyLink(connection: string): Promise<Answer<null>>
    paste(connection: string, text: string): Promise<Answer<null>>
    openIn(connection: string, options: { browser: string; keep: boolean }): Promise<Answer<null>>
    switchAccount(connection: string): Promise<Answer<null>>
    reopen(connection: string): Promise<Answer<null>>
    keepInFile(connection: string): Promise<Answer<null>>
    returnToKeychain(connection: string): Promise<Answer<null>>
    renewNow(connection: string): Promise<Answer<null>>
    signOut(connection: string, options: { browserToo: boolean }): Promise<Answer<null>>
    accountSettings(connection: string): Promise<Answer<null>>
  }
  readonly browsers: { list(): Promise<Answer<readonly BrowserView[]>> }
  readonly linkHandler: { repair(): Promise<Answer<LinkHandlerView>> }
  readonly settings: { change(changes: SettingsChange): Promise<Answer<null>> }
  readonly gigCheck: { look(): Promise<Answer<null>> }
  readonly clipboard: { write(text: string): Promise<Answer<null>> }
  readonly network: { changed(): Promise<Answer<null>> }
  readonly app: { remove(): Promise<Answer<null>> }
  readonly connections: {
    add(
      service: string,
      credentials?: EnteredCredentials,
    ): Promise<Answer<{ readonly connection: string }>>
    enter(connection: string, credentials: EnteredCredentials): Promise<Answer<null>>
    rename(connection: string, name: string): Promise<Answer<null>>
    makeMain(connection: string): Promise<Answer<null>>
    remove(connection: string): Promise<Answer<null>>
  }
  readonly services: { addFromFile(): Promise<Answer<FileRead>> }
  readonly programs: {
    serve(on: boolean): Promise<Answer<null>>
    answer(
      question: string,
      choice: { allow: boolean; connections: readonly string[] },
    ): Promise<Answer<null>>
    allowCommands(connections: readonly string[]): Promise<Answer<null>>
    withdraw(program: string): Promise<Answer<null>>
    audit(): Promise<Answer<readonly AuditEntryView[]>>
  }
  readonly report: {
    make(options: { withAccount: boolean }): Promise<Answer<{ readonly text: string }>>
    copy(): Promise<Answer<null>>
    save(): Promise<Answer<ReportSaved>>
  }
  readonly token: {
    /**
     * An access token that is valid for at least `minValiditySeconds` (60 unless told, or half the
     * life of this service's tokens), renewed if need be. Works only within five seconds of a click or key press in the page.
     */
    get(options: { connection: string; minValiditySeconds?: number }): Promise<Answer<TokenView>>
    /** Calls back when a connection has another token, without its value; returns what ends it. */
    onChanged(listener: (change: TokenChange) => void): () => void
  }
}
