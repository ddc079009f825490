/** What decides whether an update may be looked for. Times are ms since 1970. */
export type Moment = {
  readonly at: number
  readonly lastCheck: number | undefined
  /** Whether any connection is renewing its token. */
  readonly renewing: boolean
  /** When stage mode was last switched on, if it ever was. */
  readonly stageModeAt: number | undefined
}

const hour = 3_600_000

/** How long after stage mode was switched on nothing is touched, ms: as long as a night. */
const night = 12 * hour

/** Time between two checks, ms. */
const between = 6 * hour

/** Whether the last check is long enough ago. A clock that was set back counts as long enough. */
export function isDue({ at, lastCheck }: Moment): boolean {
  return lastCheck === undefined || at < lastCheck || at - lastCheck >= between
}

/**
 * Whether the network may be used and the program changed. A time ahead of the clock counts as now:
 * the clock may have been set back since.
 */
export function mayTouch({ at, renewing, stageModeAt }: Moment): boolean {
  if (renewing) return false
  return stageModeAt === undefined || (at >= stageModeAt && at - stageModeAt >= night)
}
