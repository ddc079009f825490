import type { Bin } from './bins.ts'
import { bins } from './bins.ts'

/** The strip's own units: four to a bar across; below the bars is a lane for the signs of trouble. */
export const size = { width: bins * 4, height: 56, middle: 24, lane: 53 } as const

const shortest = 6
const longest = 46
const quick = 60
const slow = 4000

/** A bar's height for a renewal that took `took` ms: logarithmic, from 60 ms to 4 s. */
export function barHeight(took: number): number {
  const place = Math.log(Math.max(took, quick) / quick) / Math.log(slow / quick)
  return shortest + (longest - shortest) * Math.min(1, place)
}

const round = (value: number) => Math.round(value * 10) / 10

/** Path data that draws the bars, each upright on the middle line. */
export function barPath(drawn: readonly Bin[]): string {
  return drawn
    .map(({ index, took }) => {
      const half = barHeight(took) / 2
      return `M${index * 4 + 2} ${round(size.middle - half)}v${round(2 * half)}`
    })
    .join('')
}

/** Path data of a dot for each bar: the sign of trouble that is not a colour. */
export function dotPath(drawn: readonly Bin[]): string {
  return drawn.map(({ index }) => `M${index * 4 + 2} ${size.lane}h.01`).join('')
}
