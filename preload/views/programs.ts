import type { ErrorCode } from './session.ts'

/** What other programs of this computer get from Deckpass, and who they are. */
export type ProgramsView = {
  /** The local token service; `off` means that no socket exists. */
  readonly service:
    | { readonly is: 'off' }
    | { readonly is: 'starting' }
    /** `address`: the path of the socket, or the name of the pipe. */
    | { readonly is: 'on'; readonly address: string }
    | { readonly is: 'failed'; readonly code: ServiceTrouble }
  /** The one program that asks to be let in; there is never a second question. */
  readonly question?: PairingQuestionView | undefined
  /** Those that were let in, the newest first; the command line is among them if it was. */
  readonly allowed: readonly ProgramView[]
  /** How many entries the audit has had: a higher number is a new one. */
  readonly audited: number
}

/**
 * Why the local token service could not start: its folder is another's or a link, another program
 * has its place, or the system said no.
 */
export type ServiceTrouble = 'not_private' | 'taken' | 'unavailable'

/** The id of the command line's own entry. */
export const commandLine = 'commands'

/** A program asks to be let in. */
export type PairingQuestionView = {
  readonly id: string
  /** What the program calls itself: anything, shown as plain text. */
  readonly name: string
  /** The program shows the same; the user compares. */
  readonly code: string
  readonly askedAt: number
  /** When the question goes away by itself, ms since 1970. */
  readonly until: number
  /** The path of the program that asks, where the system tells; a hint, no proof. */
  readonly executable?: string | undefined
}

/** A program that was let in. */
export type ProgramView = {
  /** `commandLine` for the command line. */
  readonly id: string
  readonly name: string
  /** Ids of the connections whose tokens it may have. */
  readonly connections: readonly string[]
  readonly allowedAt: number
  readonly lastUsedAt?: number | undefined
}

/** What became of one request of a program. */
export type AuditEntryView = {
  /** ms since 1970. */
  readonly at: number
  /** Its name then, or what it called itself; absent for one that had no key. */
  readonly program?: string | undefined
  readonly asked: 'token' | 'status' | 'events' | 'renew' | 'pair' | 'sign-out' | 'other'
  readonly connection?: string | undefined
  readonly answer: 'given' | 'allowed' | 'refused' | 'expired' | ProgramErrorCode
  /** The path of the program that asked, where the system tells; a hint, no proof. */
  readonly executable?: string | undefined
}

/** The codes that programs are answered with beside those of a session. */
export type ProgramErrorCode =
  | ErrorCode
  | 'unknown_key'
  | 'unknown_connection'
  | 'not_found'
  | 'method_not_allowed'
  | 'too_large'
  | 'busy'
