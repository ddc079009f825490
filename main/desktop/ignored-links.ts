import type { Log } from '../session/ports.ts'

/** How often ignored links are told of at most, ms. */
const every = 60_000

/** Counts links that nobody waited for; a flood of them is one line a minute, and no link is in it. */
export function countIgnoredLinks(log: Log, now: () => number): () => void {
  let count = 0
  let toldAt = -Infinity
  return () => {
    count++
    if (now() - toldAt < every) return
    toldAt = now()
    log.info('links-ignored', { count })
    count = 0
  }
}
