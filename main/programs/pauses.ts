import type { Timers } from '../session/ports.ts'

/** The quiet after a question that was not answered with yes, ms; the longer one from the third on. */
export const pauseLength = { usual: 10_000, afterThree: 600_000 } as const

/** Keeps programs from asking the user again and again. */
export type Pauses = {
  /** Ms until somebody may ask again, at least; 0 if now. */
  left(): number
  /** A question was refused, or nobody answered. */
  begin(): void
  /** A question was answered with yes. */
  welcome(): void
}

export function createPauses({
  now,
  timers,
}: {
  readonly now: () => number
  readonly timers: Timers
}): Pauses {
  let inARow = 0
  let pause: { readonly until: number; readonly length: number } | undefined
  return {
    // The timer ends a pause and not the wall clock, which may be set.
    left: () => (pause ? Math.min(Math.max(pause.until - now(), 1_000), pause.length) : 0),
    begin() {
      const length = ++inARow < 3 ? pauseLength.usual : pauseLength.afterThree
      const own = { until: now() + length, length }
      pause = own
      timers.after(length, () => {
        if (pause === own) pause = undefined
      })
    },
    welcome() {
      inARow = 0
      pause = undefined
    },
  }
}
