/** How long (ms) a question must have been in sight before it can be answered. */
export const settleTime = 1000

/** Since when something has been in sight without a break; `undefined` if it is not. */
export function inSightSince(
  since: number | undefined,
  inSight: boolean,
  now: number,
): number | undefined {
  return inSight ? (since ?? now) : undefined
}

/** Whether that is long enough for a click on it to be meant. */
export function settled(since: number | undefined, now: number): boolean {
  return since !== undefined && now - since >= settleTime
}
