import type { Timers } from '../session/ports.ts'

/** How long a change that can wait does wait, ms. */
const longestWait = 500

/** Tells listeners of changes: of the user's matters at once, of each request of a program now and then. */
export type Notify = {
  subscribe(listener: () => void): void
  now(): void
  soon(): void
}

export function createNotify(timers: Timers): Notify {
  const listeners = new Set<() => void>()
  let disarm: (() => void) | undefined
  const now = () => {
    disarm?.()
    disarm = undefined
    for (const listener of listeners) {
      try {
        listener()
      } catch {
        // Whoever draws it is not to break what it tells of.
      }
    }
  }
  return {
    subscribe: (listener) => void listeners.add(listener),
    now,
    soon: () => void (disarm ??= timers.after(longestWait, now)),
  }
}
