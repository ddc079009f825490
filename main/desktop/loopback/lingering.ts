/** Listeners that have what they waited for and only show their last page, by their port. */
const lingering = new Map<number, () => Promise<void>>()

/** Notes a listener that could make room. */
export function noteLingering(port: number, end: () => Promise<void>): void {
  lingering.set(port, end)
}

/** Forgets a listener that has ended. */
export function forgetLingering(port: number, end: () => Promise<void>): void {
  if (lingering.get(port) === end) lingering.delete(port)
}

/** Ends the listener that would stand in the way of a new one on this port. */
export async function makeRoom(port: number): Promise<void> {
  await lingering.get(port)?.()
}
