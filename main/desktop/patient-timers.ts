import type { Timers } from '../session/ports.ts'

/**
 * Timers of which none goes off before `release` is fulfilled: what is due at once when a session is
 * opened, a renewal first of all, is not to hold up the first picture. Whoever asks a session for
 * something waits for no timer.
 */
export function createPatientTimers(
  timers: Timers,
  now: () => number,
  release: Promise<unknown>,
): Timers {
  let isReleased = false
  const held = new Map<object, () => void>()
  void release.then(() => {
    isReleased = true
    for (const start of held.values()) start()
    held.clear()
  })

  return {
    after(ms, callback) {
      if (isReleased) return timers.after(ms, callback)
      const key = {}
      const due = now() + ms
      let cancel = () => {
        held.delete(key)
      }
      held.set(key, () => {
        cancel = timers.after(Math.max(0, due - now()), callback)
      })
      return () => cancel()
    },
  }
}
