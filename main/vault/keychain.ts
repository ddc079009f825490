export type KeychainCall = {
  /** A user's click waits for this call: a keyring may take its time and ask for its password. */
  readonly interactive?: boolean
}

/**
 * Secrets by account name, in the keychain of the system or in what stands in for it. Every method of
 * the system's rejects with StorageError: `keychain_unavailable` (there is none to talk to),
 * `keychain_timeout` (no answer in time) or `keychain_refused` (it is there and said no: locked, or the
 * user dismissed its question).
 */
export type Keychain = {
  /** `undefined` if there is no such secret or the keychain is locked: systems do not tell which. */
  read(account: string, call?: KeychainCall): Promise<string | undefined>
  /** After a rejection the account must not be used again: a late success of the write is undone. */
  write(account: string, secret: string, call?: KeychainCall): Promise<void>
  /** Whether a secret was removed; `false` also if the keychain is locked. */
  remove(account: string, call?: KeychainCall): Promise<boolean>
}
