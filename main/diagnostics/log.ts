import { mkdirSync } from 'node:fs'
import { createStream, type RotatingFileStream } from 'rotating-file-stream'
import type { Log } from '../session/ports.ts'
import { logLine } from './log-line.ts'

/** How large a log file grows before it becomes the older one. */
const longestLog = '512K'

/**
 * A log of one line of JSON an event, in `folder`, readable by its owner alone; the file before the
 * newest is kept. Writing never fails a caller: a log that cannot be written is missed, not awaited.
 */
export function createLog(folder: string, now: () => number): Log {
  let file: RotatingFileStream | undefined
  const open = (): RotatingFileStream => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const opened = createStream((version) => (version ? 'deckpass.older.log' : 'deckpass.log'), {
      path: folder,
      size: longestLog,
      rotate: 1,
      mode: 0o600,
    })
    // One that broke takes no more: the next line opens another.
    const lost = () => {
      if (file === opened) file = undefined
    }
    opened.on('error', lost)
    opened.on('close', lost)
    return opened
  }
  const write = (level: 'info' | 'warn', event: string, facts: object = {}) => {
    const line = logLine({ at: new Date(now()).toISOString(), level, event, ...facts })
    try {
      file ??= open()
      file.write(line)
    } catch {
      // Nowhere to write.
    }
  }
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
  }
}
