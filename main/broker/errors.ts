export type BrokerErrorCode =
  /** The owner ended, or gave the folder up, before it answered. */
  | 'owner_gone'
  /** Somebody has the folder and does not answer in time: stopped, hung, or far too busy. */
  | 'owner_silent'
  /** Whoever listens in the owner's place does not prove that it knows the folder's key. */
  | 'owner_not_trusted'
  /** The folder, or the key in it, belongs to another user or can be read by others. */
  | 'not_private'
  /** The system takes no socket or lock in the folder, or the disk no key. */
  | 'ownership_unavailable'

/** Why the owner of a profile folder could not be found, become or asked: a stable `code`. */
export class BrokerError extends Error {
  readonly code: BrokerErrorCode

  constructor(code: BrokerErrorCode, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.name = new.target.name
  }
}

/** What the system said no with, as one of ours; a BrokerError stays what it is. */
export function asBrokerError(cause: unknown): BrokerError {
  return cause instanceof BrokerError ? cause : new BrokerError('ownership_unavailable', { cause })
}

/** The system's own name of an error, for example ENOENT. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** `undefined` if a file is not there; throws every other error. */
export function ifMissing(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined
  throw error
}
