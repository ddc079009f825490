import { StorageError } from '../session/errors.ts'
import type { Log } from '../session/ports.ts'

/** Tells the log what went wrong with a connection's storage, and makes a StorageError of it. */
export type StorageReport = (event: string, cause: unknown) => StorageError

export function createStorageReport(connection: string, log: Log): StorageReport {
  return (event, cause) => {
    const error =
      cause instanceof StorageError ? cause : new StorageError('write_failed', { cause })
    log.warn(event, { connection, code: error.code, system: systemCode(error.cause) })
    return error
  }
}

/** The system's own name of an error, for example ENOSPC: plain, and of no user's making. */
function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'none'
}
