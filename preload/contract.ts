/**
 * What main, preload and renderer agree on: the snapshot that main pushes, the intents that the
 * renderer sends, and the channel names. Plain data only; no secret has a place in it but the access
 * token, and that only as the answer to a user's own click.
 */

/** Whose session it is. Text from a service: shown clipped and as plain text. */
export type ProfileView = {
  readonly displayName: string
  readonly email?: string | undefined
  readonly realName?: string | undefined
  readonly fetchedAt: number
}

/** How the renewal of the access token is doing. Times are ms since 1970. */
export type RenewalHealth =
  | { readonly is: 'fresh'; readonly nextAt: number }
  | { readonly is: 'renewing' }
  | { readonly is: 'offline'; readonly since: number; readonly nextAt: number }
  | {
      readonly is: 'retrying'
      readonly since: number
      readonly nextAt: number
      readonly code: ErrorCode
    }

/** Every code that the interface has a sentence for. */
export type ErrorCode =
  | 'offline'
  | 'timeout'
  | 'certificate'
  | 'invalid_grant'
  | 'invalid_client'
  | 'credentials_refused'
  | 'refused'
  | 'rate_limited'
  | 'server_error'
  | 'unexpected_answer'
  | 'access_denied'
  | 'invalid_scope'
  | 'authorization_refused'
  | 'issuer_mismatch'
  | 'id_token_invalid'
  | 'incomplete_answer'
  | 'code_refused'
  | 'browser_unavailable'
  | 'redirect_unavailable'
  | 'took_too_long'
  | 'keychain_unavailable'
  | 'keychain_timeout'
  | 'keychain_refused'
  | 'write_failed'
  | 'signed_out'
  | 'life_too_short'
  /** What was pasted is neither the address that the browser ended on nor its code. */
  | 'not_the_answer'
  | 'not_allowed'
  | 'invalid_request'
  | 'unexpected'

/** Why a session ended that the user did not end. */
export type EndReason =
  /** The service refused the newest refresh token, which had not lapsed. */
  | 'refused-by-service'
  /** The refresh token's own life was over. */
  | 'lapsed'
  /** An answer was lost on the way, and the service does not take the token again. */
  | 'answer-lost'

/** What became of a sign-out, part by part. */
export type SignOutReport = {
  /** `kept`: the vault refused, and what it holds is still there. */
  readonly local: 'wiped' | 'kept'
  readonly revocation: 'done' | 'not-offered' | 'failed'
  readonly browser: 'opened' | 'not-asked' | 'failed'
}

export type SessionView =
  /** Nothing is known yet: the vault is being opened. */
  | { readonly phase: 'opening' }
  | {
      readonly phase: 'signed-out'
      /** Why the last sign-in did not lead to a session. */
      readonly problem?: ErrorCode | undefined
      readonly signOut?: SignOutReport | undefined
    }
  | {
      readonly phase: 'signing-in'
      readonly stage: 'opening-browser' | 'waiting' | 'checking'
      readonly since: number
      /** No browser could be opened: the other ways are shown at once. */
      readonly browserFailed?: boolean | undefined
    }
  | {
      readonly phase: 'signed-in'
      readonly profile?: ProfileView | undefined
      /** Absent while there is no access token yet. */
      readonly accessToken?: { readonly obtainedAt: number; readonly expiresAt: number } | undefined
      readonly health: RenewalHealth
      /** The day until which the session lasts if left alone, where the service says. */
      readonly lastsUntil?: number | undefined
    }
  | {
      readonly phase: 'ended'
      readonly reason: EndReason
      readonly profile?: ProfileView | undefined
    }
  /** A session is kept and cannot be opened. */
  | {
      readonly phase: 'locked'
      readonly reason: 'keychain-unavailable' | 'key-missing' | 'damaged' | 'newer'
    }

/**
 * Where the session is kept, or would be. `file`: its key is in a file and not in the keychain, because
 * the user said so. `memory`: it ends with the app, for the reason given.
 */
export type StorageView =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'file' }
  | { readonly kind: 'memory'; readonly reason: ErrorCode }

/** An installed browser, by the name that its system shows. */
export type BrowserView = { readonly id: string; readonly name: string }

/** Whether the links of this app's scheme come to this app. */
export type LinkHandlerView = {
  /**
   * `ours`; `other`: another program has them; `stale`: they go to a place where this app is no more;
   * `none`: nobody has them; `unknown`: this system does not tell.
   */
  readonly state: 'ours' | 'other' | 'stale' | 'none' | 'unknown'
  /** The other program's name, clipped plain text. */
  readonly owner?: string | undefined
  /** The command that mends it by hand, where there is one. */
  readonly command?: string | undefined
}

/** One bar of the last day's strip. */
export type RenewalMarkView = {
  readonly at: number
  readonly took: number
  readonly outcome: 'renewed' | 'offline' | 'refused'
}

/** A service that one can connect to. */
export type ServiceView = {
  readonly id: string
  readonly name: string
  readonly host: string
  /** The user enters an id and a secret of their own, which this service gives out. */
  readonly asksForCredentials: boolean
}

/** An id and a secret that a service gave the user. They go to main, and never come back. */
export type EnteredCredentials = { readonly clientId: string; readonly clientSecret: string }

/** What came of reading a profile file: the services in it, or the first mistake and its line. */
export type FileRead =
  | { readonly is: 'read'; readonly services: readonly string[] }
  | { readonly is: 'wrong'; readonly mistake: string }
  | { readonly is: 'cancelled' }

/** What came of saving a report. */
export type ReportSaved = { readonly is: 'saved' | 'cancelled' | 'failed' }

export type ConnectionView = {
  readonly id: string
  /** What the user calls it; the service's name unless they ever said otherwise. */
  readonly name: string
  /**
   * `there`: all that a sign-in takes is there; `wanted`: the user's id and secret are to be entered
   * first; `sought`: the keychain is being asked for them.
   */
  readonly credentials: 'there' | 'wanted' | 'sought'
  readonly service: {
    /** Whether a person signs in, or an id and a secret are all that it takes. */
    readonly signsIn: 'person' | 'secret'
    readonly name: string
    /** Host name of the service, to be shown. */
    readonly host: string
    readonly hasAccountSettings: boolean
    readonly hasBrowserSignOut: boolean
  }
  readonly session: SessionView
  readonly storage: StorageView
  readonly history: readonly RenewalMarkView[]
  /** By how many ms the service's clock is ahead of this computer's, as last seen; negative if behind. */
  readonly clockAhead: number
  /** Who issued the certificate that was refused last, in one plain line; nothing since one was taken. */
  readonly distrusted?: string | undefined
}

/** The parts of the window that the user goes to; `session` is what the session itself calls for. */
export type ViewName = 'session' | 'gig-check' | 'connections' | 'settings' | 'about'

/** What the user chose for this computer, and what this computer can do. */
export type SettingsView = {
  readonly theme: 'system' | 'light' | 'dark'
  /** Real name and e-mail are left out of every snapshot, and the window out of captures where it can be. */
  readonly stageMode: boolean
  /** Closing the window leaves Deckpass in the tray. */
  readonly keepInTray: boolean
  readonly notifications: boolean
  readonly openAtLogin: boolean
  /** The browser that pages are opened in, if it is not the system's own choice. */
  readonly browser?: BrowserView | undefined
  readonly can: {
    /** There is a tray to keep it in. */
    readonly keepInTray: boolean
    readonly openAtLogin: boolean
    readonly hideFromCaptures: boolean
  }
  /** The settings file could not be read; it was set aside and choices are back to the usual. */
  readonly setAside: boolean
}

/** What `settings.change` may hold: what is named is changed, the rest stays. `browser: null`: the system's. */
export type SettingsChange = {
  readonly theme?: SettingsView['theme']
  readonly stageMode?: boolean
  readonly keepInTray?: boolean
  readonly notifications?: boolean
  readonly openAtLogin?: boolean
  readonly browser?: string | null
}

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

/** Channels outside of Requests: the first snapshot (synchronous) and every later one (pushed). */
export const channels = { firstSnapshot: 'snapshot.first', snapshot: 'snapshot' } as const

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
  }
}
