/** Lets so many through at once, and so many a second after that. */
export type RateLimit = {
  /** Whether one more may come through now. */
  take(): boolean
}

/** `monotonic` is a clock that never goes back, ms. */
export function createRateLimit(
  { atOnce, perSecond }: { readonly atOnce: number; readonly perSecond: number },
  monotonic: () => number,
): RateLimit {
  let left = atOnce
  let at = monotonic()
  return {
    take() {
      const now = monotonic()
      left = Math.min(atOnce, left + ((now - at) / 1000) * perSecond)
      at = now
      if (left < 1) return false
      left -= 1
      return true
    },
  }
}
