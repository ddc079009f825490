import type { SessionRecord } from './record.ts'

/** `fetch` as the web defines it; the desktop gives Chromium's own (system proxy, PAC, OS roots). */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export type Clock = {
  /** Wall clock, ms since 1970; may jump either way. */
  now(): number
  /** Ms since some start; never goes back, but may stand still while the machine sleeps. */
  monotonic(): number
}

export type Timers = {
  /** Calls back once after `ms`, unless what it returned was called before. */
  after(ms: number, callback: () => void): () => void
}

export type Random = {
  /** `length` bytes from a cryptographic source. */
  bytes(length: number): Uint8Array
}

/** What a store found: a record that cannot be opened is kept where it is and named, never lost. */
export type Loaded =
  | { readonly found: 'nothing' }
  | { readonly found: 'record'; readonly record: SessionRecord }
  | { readonly found: 'unreadable'; readonly reason: UnreadableReason }

export type UnreadableReason =
  /** The keychain answered nothing, or not in time; it may be opened later. */
  | 'keychain-unavailable'
  /** The keychain is open and does not hold the key. */
  | 'key-missing'
  /** The record fails authentication or does not parse: damaged, or another user's or machine's. */
  | 'damaged'
  /** Written by a newer Deckpass. */
  | 'newer'

/** Where records of one connection are kept. Every method is given in full or rejects with StorageError. */
export type SessionStore = {
  load(): Promise<Loaded>
  /** Resolves when the record is on disk for good: written, flushed and renamed into place. */
  save(record: SessionRecord): Promise<void>
  /** Removes record and key. Resolves also if there was nothing. */
  clear(): Promise<void>
}

export type Browser = {
  /** Resolves when the system took the address; rejects if it has nothing to open it with. */
  open(url: string): Promise<void>
}

/** Where the browser's answer comes in. */
export type Redirects = {
  /**
   * Makes ready to receive at a redirect URI and resolves to the one to send: the same, or for a
   * loopback address without a port the one with the port that was bound (RFC 8252 section 7.3).
   * Rejects if that address cannot be had.
   */
  listen(redirectUri: string): Promise<{ readonly redirectUri: string; close(): void }>
}

/** Takes event names and plain facts. Secrets do not print (see secret.ts). */
export type Log = {
  info(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void
  warn(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void
}

/** All that the session core has of the world. */
export type Ports = {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly timers: Timers
  readonly random: Random
  readonly store: SessionStore
  readonly browser: Browser
  readonly redirects: Redirects
  readonly log: Log
}
