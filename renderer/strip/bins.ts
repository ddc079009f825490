import type { RenewalMarkView } from '../../preload/contract.ts'
import { day, minute } from '../time/units.ts'

/** One bar stands for a quarter of an hour: 96 of them make the day. */
export const binLength = 15 * minute
export const bins = day / binLength

/** Ms since 1970 at which the strip begins. It ends with the quarter of an hour that `now` is in. */
export function stripStart(now: number): number {
  return (Math.floor(now / binLength) + 1 - bins) * binLength
}

/** The marks of one quarter of an hour: the longest renewal in it, and whether one failed. */
export type Bin = { readonly index: number; readonly took: number; readonly trouble: boolean }

/** The quarters of an hour that have marks. Marks from outside of the day are left out. */
export function binned(history: readonly RenewalMarkView[], now: number): readonly Bin[] {
  const start = stripStart(now)
  const found = new Map<number, Bin>()
  for (const mark of history) {
    const index = Math.floor((mark.at - start) / binLength)
    if (index < 0 || index >= bins) continue
    const before = found.get(index)
    found.set(index, {
      index,
      took: Math.max(before?.took ?? 0, mark.took),
      trouble: before?.trouble === true || mark.outcome !== 'renewed',
    })
  }
  return Array.from(found.values()).sort((a, b) => a.index - b.index)
}
