import { setTimeout as pause } from 'node:timers/promises'
import { app } from 'electron'
import type { Session } from '../session/session.ts'

/**
 * Quits when what is under way is kept, and then lets another copy go on with it (`letGo`); in any
 * case after `patience` ms.
 */
export function finishBeforeQuit(
  sessions: readonly Session[],
  letGo: () => unknown,
  patience = 5_000,
): void {
  let finished = false
  app.on('before-quit', (event) => {
    if (finished) return
    event.preventDefault()
    const closed = Promise.all(sessions.map((session) => session.close()))
    const letGone = closed.then(letGo).catch(() => undefined)
    void Promise.race([letGone, pause(patience)]).then(() => {
      finished = true
      app.quit()
    })
  })
}
