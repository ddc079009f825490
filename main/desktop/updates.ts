import type { Log } from '../session/ports.ts'
import { isDue, mayTouch, type Moment } from './updates/rules.ts'
import type { Updater } from './updates/updater.ts'

export type UpdatesOptions = {
  readonly updater: Updater
  /** What to go by now; asked before every step. */
  readonly moment: () => Omit<Moment, 'lastCheck'>
  /** Calls back every so many ms and keeps no process alive. */
  readonly every: (ms: number, callback: () => void) => void
  readonly log: Log
}

export type Updates = {
  /** Looks for a newer version if it is time and nothing speaks against it. Never rejects. */
  look(): Promise<void>
  /** Takes back, or gives again, the leave to install at quit. */
  reconsider(): void
}

/** How often it is looked whether it is time, ms. */
const pulse = 10 * 60_000

/**
 * Quiet updates: a newer version is looked for and downloaded in the background and put in place when
 * the app quits, which by then has kept its sessions. Not while a token is renewed, nor in the hours
 * after stage mode was switched on: then nothing on this computer is to change by itself.
 */
export function createUpdates({ updater, moment, every, log }: UpdatesOptions): Updates {
  let lastCheck: number | undefined
  let looking = false

  const reconsider = () => updater.installAtQuit(mayTouch({ ...moment(), lastCheck }))

  async function look(): Promise<void> {
    reconsider()
    const now = { ...moment(), lastCheck }
    if (looking || !isDue(now) || !mayTouch(now)) return
    looking = true
    lastCheck = now.at
    try {
      const found = await updater.check()
      // The answer took its time: a renewal may have begun since. The next look finds it again.
      if (!found) return
      if (!mayTouch({ ...moment(), lastCheck })) lastCheck = undefined
      else {
        await found.download()
        log.info('update-ready', { version: found.version })
      }
    } catch {
      // The next one is as good: what is half there or not as its feed says is thrown away.
      log.warn('update-failed', {})
    } finally {
      looking = false
      reconsider()
    }
  }

  every(pulse, () => void look())
  return { look, reconsider }
}
