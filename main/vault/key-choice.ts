import type { KeyPlace } from './key-places.ts'

/** Where the user wants the keys of one connection; `keychain` unless they ever said otherwise. */
export type KeyChoice = {
  /** Never rejects: a choice that cannot be read was not made. */
  read(): Promise<KeyPlace>
  /** Resolves when the choice is kept; rejects if it cannot be. */
  change(place: KeyPlace): Promise<void>
}
