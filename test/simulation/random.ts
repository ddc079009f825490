/** A seeded source of chance (mulberry32): the same seed tells the same story. */
export type Chance = {
  /** A number in [0, 1). */
  next(): number
  /** Whether something with this probability happens. */
  happens(probability: number): boolean
  /** A number in [low, high). */
  between(low: number, high: number): number
  /** A duration with this mean: most are short, a few long. */
  around(mean: number): number
  pick<Value>(values: readonly [Value, ...Value[]]): Value
  bytes(length: number): Uint8Array
}

export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + (high - low) * next()
  return {
    next,
    happens: (probability) => next() < probability,
    between,
    around: (mean) => -Math.log(1 - next()) * mean,
    pick: (values) => values[Math.floor(next() * values.length)] ?? values[0],
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  }
}
