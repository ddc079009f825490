/** The middle of what was measured in several rounds, and how far the middle half of it spreads. */
export type Spread = { readonly median: number; readonly low: number; readonly high: number }

/** Median and quartiles. Throws if there is nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: at(sorted, 0.5), low: at(sorted, 0.25), high: at(sorted, 0.75) }
}

/** The value at a place between 0 (the least) and 1 (the most), between neighbours if need be. */
function at(sorted: readonly number[], place: number): number {
  const position = place * (sorted.length - 1)
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) throw new Error('Nothing was measured.')
  return below + (above - below) * (position - Math.floor(position))
}
