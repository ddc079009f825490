import { mkdirSync, renameSync, statSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../session/ports.ts'

/** How large a log file grows before it becomes the older one, bytes. */
const longestLog = 512 * 1024

/**
 * A log of one line of JSON an event, in `folder`, readable by its owner alone; the file before the
 * newest is kept. Writing never fails a caller: a log that cannot be written is missed, not awaited.
 */
export function createLog(folder: string, now: () => number): Log {
  const file = join(folder, 'deckpass.log')
  /** Lines are written one after another, or they would not stay in order. */
  let last: Promise<void> = Promise.resolve()
  const write = (level: 'info' | 'warn', event: string, facts: object = {}) => {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...facts })
    last = last.then(() => appendFile(file, `${line}\n`, { mode: 0o600 })).catch(() => undefined)
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (statSync(file).size > longestLog) renameSync(file, join(folder, 'deckpass.older.log'))
  } catch {
    // No log yet, or nowhere to write one.
  }
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
  }
}
