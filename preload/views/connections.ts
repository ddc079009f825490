import type { RenewalMarkView, SessionView, StorageView } from './session.ts'

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
