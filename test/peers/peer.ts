import type { IdentityService } from '../identity-service/index.ts'
import type { Desktop } from '../support/desktop/index.ts'

/** What a program was given: an access token, or in a word why not. */
export type Given = { readonly token: string } | { readonly failure: string }

/** A program of the user that wants a token which lives so many seconds more. Never rejects. */
export type Asker = (minValidity: number) => Promise<Given>

/** One way to ask; rejects if that brings no token. */
export type Way = { readonly how: string; once(): Promise<void> }

/** Software that keeps a session and gives its access token to the user's programs. */
export type Peer = {
  /** Another program that asks. */
  asker(): Promise<Asker>
  /** Stops all of its processes, as a machine that sleeps does, or lets them go on. */
  signal(name: 'SIGSTOP' | 'SIGCONT'): void
  /** `kill -9`; resolves when all of it is gone. */
  kill(): Promise<void>
  /** Resolves when it can be asked again. */
  startAgain(): Promise<void>
  /** Does what a user has to do after a new start, where there is something to do. */
  readonly unlock: (() => Promise<void>) | undefined
  ways(): Promise<readonly Way[]>
}

/** Where a peer lives: a desktop of its own, and the service that it is signed in to. */
export type Setting = { readonly desktop: Desktop; readonly service: IdentityService }

export type PeerOptions = {
  /**
   * How often its hour fits into a real one. What it is asked for, and what it believes of tokens, is
   * in seconds of its own hour.
   */
  readonly scale?: number
}

/** A kind of such software. */
export type PeerKind = {
  readonly name: string
  /** What is missing here to run it, if anything is. */
  missing(): string | undefined
  /** Starts one and signs it in. */
  start(setting: Setting, options?: PeerOptions): Promise<Peer>
}
