import type { Clock, Timers } from '../session/ports.ts'

/**
 * Does `work` at once, and again at most every `every` ms: whoever asks sooner is served together with
 * all others when that time is over, so that the last to ask is never forgotten.
 */
export function atMostEvery(
  every: number,
  work: () => void,
  { clock, timers }: { readonly clock: Pick<Clock, 'monotonic'>; readonly timers: Timers },
): () => void {
  let doneAt = -Infinity
  let isWaiting = false
  const run = () => {
    isWaiting = false
    doneAt = clock.monotonic()
    work()
  }
  return () => {
    if (isWaiting) return
    const wait = doneAt + every - clock.monotonic()
    if (wait <= 0) return run()
    isWaiting = true
    timers.after(wait, run)
  }
}
