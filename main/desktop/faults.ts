import type { Log } from '../session/ports.ts'

/** What of Node's `process` is needed. */
type Process = {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown
}

/**
 * Notes faults that nobody foresaw, by their kind and place and without a word of their message, which
 * may quote anything. The app goes on: Electron's own answer would be a dialog, in the middle of a set.
 */
export function noteFaults(process: Process, log: Pick<Log, 'warn'>): void {
  const note = (error: unknown) => log.warn('fault', describeFault(error))
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)
}

/** The kind of an error, its code if it has one, and the place in this app that it came from. */
export function describeFault(error: unknown): {
  readonly code: string
  readonly name: string
  readonly place: string
} {
  if (!(error instanceof Error)) return { code: 'none', name: typeof error, place: 'unknown' }
  const code = 'code' in error ? String(error.code) : ''
  return {
    code: /^[\w-]{1,40}$/.test(code) ? code : 'none',
    name: /^\w{1,40}$/.test(error.name) ? error.name : 'Error',
    place: placeIn(error.stack ?? ''),
  }
}

/** File name, line and column of the first frame; the folders before it may hold a user's name. */
function placeIn(stack: string): string {
  const frame = stack.split('\n').find((line) => /^ {4}at /.test(line)) ?? ''
  return /([\w.-]{1,40}:\d+:\d+)\)?$/.exec(frame)?.[1] ?? 'unknown'
}
