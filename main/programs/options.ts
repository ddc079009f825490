import type { AuditEntryView, ProgramsView } from '../../preload/contract.ts'
import type { Timers } from '../session/ports.ts'
import type { Session } from '../session/session.ts'
import type { SocketPlace } from './socket-place.ts'

/** What other programs of this computer get from Deckpass, and who says yes to them. */
export type Programs = {
  view(): ProgramsView
  /** Calls back after every change of the view. */
  subscribe(listener: () => void): void
  /** Starts the local token service if it was left on. Never rejects: the view tells what went wrong. */
  start(): Promise<void>
  /**
   * Switches the local token service on or off, and keeps the choice. Rejects with StorageError
   * `write_failed` if the choice cannot be kept. A service that cannot start is told by the view.
   */
  serve(on: boolean): Promise<void>
  /** The user's answer. Does nothing if that question is gone. Rejects with StorageError. */
  answer(
    question: string,
    choice: { readonly allow: boolean; readonly connections: readonly string[] },
  ): Promise<void>
  /** Lets the command line ask for these connections. Rejects with StorageError. */
  allowCommands(connections: readonly string[]): Promise<void>
  /** Takes a program's key back; what it has open is closed at once. Rejects with StorageError. */
  withdraw(program: string): Promise<void>
  /** A connection was removed: nobody has a consent for it any more. Rejects with StorageError. */
  dropConnection(connection: string): Promise<void>
  /** The last 1,000 requests of programs, the newest first. */
  audit(): readonly AuditEntryView[]
  readonly commands: CommandAccess
  /** Ends the service and writes what is not yet written; the choice stays. */
  stop(): Promise<void>
  /** Removes all that was kept here. */
  forget(): Promise<void>
}

/** What the command line, which asks by the owner's socket and not by the service's, may do. */
export type CommandAccess = {
  /** Whether the user lets the command line ask for this connection. */
  may(connection: string): boolean
  /** Writes a request of the command line into the audit. */
  note(entry: Pick<AuditEntryView, 'asked' | 'connection' | 'answer'>): void
}

/** Where things are kept: a small JSON file of the profile folder. */
export type KeptFile = {
  readonly content: unknown
  change(content: object): Promise<void>
  remove(): Promise<void>
}

export type ProgramsOptions = {
  /** All sessions as they are now; they come and go. */
  readonly sessions: readonly Session[]
  /** Calls back for each session that there is, and for each that comes. */
  readonly eachSession: (callback: (session: Session) => void) => void
  /** What the user calls a connection, and its service, the main one first. */
  readonly connections: () => readonly {
    readonly id: string
    readonly name: string
    readonly service: string
  }[]
  /** Resolves when each session has read what it kept. */
  readonly opened: Promise<unknown>
  readonly file: KeptFile
  readonly auditFile: KeptFile
  /** The folder that holds the socket, or the name of the pipe. */
  readonly place: SocketPlace
  readonly version: string
  /** ms since 1970. */
  readonly now: () => number
  /** For waiting; the system's unless told. */
  readonly timers?: Timers
}
