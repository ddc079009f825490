import type { RenewalMark } from './record.ts'

/** How far back the history goes, ms, and the most marks that it holds. */
export const historySpan = 24 * 3_600_000
export const mostMarks = 400

/** The last day's marks with one more; what is older, or from a clock that was ahead, is dropped. */
export function withMark(
  history: readonly RenewalMark[],
  mark: RenewalMark,
): readonly RenewalMark[] {
  const recent = history.filter(({ at }) => at > mark.at - historySpan && at <= mark.at)
  return [...recent, mark].slice(-mostMarks)
}
