import type { Memory } from './remembered.ts'

/** How many days before its last day a user is warned of a session that nobody renews, most first. */
const warnings = [7, 2, 0] as const

export type LapseWarning = Memory['lapseWarnings'][string]

const day = 86_400_000

/**
 * The warning that is due now, if one is: the most urgent only, and each once for a last day. Nothing
 * is due while renewal is not in trouble: it moves the last day by itself.
 */
export function dueLapseWarning({
  lastsUntil,
  inTrouble,
  now,
  last,
}: {
  /** Ms since 1970; unknown where no service says. */
  readonly lastsUntil: number | undefined
  /** The latest try to renew did not work. */
  readonly inTrouble: boolean
  readonly now: number
  /** The last warning that was given. */
  readonly last: LapseWarning | undefined
}): LapseWarning | undefined {
  if (lastsUntil === undefined || !inTrouble) return undefined
  const days = warnings.findLast((each) => lastsUntil - now <= each * day)
  const isTold = last?.lastsUntil === lastsUntil && days !== undefined && last.days <= days
  return days === undefined || isTold ? undefined : { lastsUntil, days }
}
