import type { Random } from './ports.ts'

/** How long before its expiry an access token is renewed, ms: 105 to 135 s, at most half its life. */
export function renewalMargin(lifetime: number, random: Random): number {
  return Math.min(105_000 + 30_000 * fraction(random), lifetime / 2)
}

/**
 * Shortest and longest wait between failed renewals, ms. Without a network a try costs nobody
 * anything, and nothing tells a hidden window that the network is back; a service is to be spared.
 */
export const backOff = { shortest: 2_000, longest: { network: 30_000, service: 300_000 } } as const

/** The wait after `failures` (1 or more) in a row, ms: exponential with full jitter. */
export function backOffDelay(
  failures: number,
  random: Random,
  cause: keyof typeof backOff.longest,
): number {
  const ceiling = Math.min(backOff.longest[cause], backOff.shortest * 2 ** Math.min(failures, 20))
  return backOff.shortest + (ceiling - backOff.shortest) * fraction(random)
}

/** How soon after a failure a caller who needs a token may have it tried again, ms. */
export const callerPatience = 2_000

/** A number in [0, 1). */
function fraction(random: Random): number {
  const [high = 0, low = 0] = random.bytes(2)
  return (high * 256 + low) / 65_536
}
