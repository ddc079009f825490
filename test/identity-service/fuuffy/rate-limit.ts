/** How much of a rate limit is left after a request; `resetAt` is ms since 1970. */
export type Allowance = {
  readonly allowed: boolean
  readonly remaining: number
  readonly resetAt: number
}

const minute = 60_000

/** Counts requests in minutes, each of which begins with the first request after the one before. */
export class RateLimit {
  #began = -Infinity
  #count = 0

  /** Counts one request at `now`, ms since 1970. */
  take(now: number, perMinute: number): Allowance {
    if (now >= this.#began + minute) {
      this.#began = now
      this.#count = 0
    }
    this.#count++
    return {
      allowed: this.#count <= perMinute,
      remaining: Math.max(perMinute - this.#count, 0),
      resetAt: this.#began + minute,
    }
  }
}
