/** Ticks on the rim, as the strobe marks of a turntable: each is a 120th of the token's life. */
export const ticks = 120

/** In the platter's own units, of which it is 160 wide. */
export const centre = 80
export const rim = { radius: 75, depth: 7, tick: 1.7 } as const
export const grooves: readonly number[] = [
  64.5, 62.5, 60.5, 58.5, 54.5, 52.5, 50.5, 48.5, 44.5, 42.5, 40.5, 38.5,
]
export const label = 33

const pitch = (2 * Math.PI * rim.radius) / ticks

/** The dash pattern of the rim: a tick, then the space to the next. */
export const dashes = `${rim.tick} ${(pitch - rim.tick).toFixed(4)}`

/** Degrees that put the middle of the first tick at the top. */
export const turn = -90 - ((rim.tick / 2 / rim.radius) * 180) / Math.PI

/** How many ticks are left of a life (times in ms). At least one while there is any life left. */
export function litTicks(
  life: { readonly obtainedAt: number; readonly expiresAt: number } | undefined,
  now: number,
): number {
  if (life === undefined || now >= life.expiresAt) return 0
  const whole = Math.max(1, life.expiresAt - life.obtainedAt)
  return Math.min(ticks, Math.max(1, Math.ceil(((life.expiresAt - now) / whole) * ticks)))
}

/** Path data of the arc that holds the first `lit` ticks, from three o'clock on, clockwise. */
export function arc(lit: number): string {
  if (lit <= 0) return ''
  const end = (Math.min(lit, ticks) - 0.5) * ((2 * Math.PI) / ticks)
  const at = (angle: number) =>
    `${(centre + rim.radius * Math.cos(angle)).toFixed(3)} ${(centre + rim.radius * Math.sin(angle)).toFixed(3)}`
  const leg = (angle: number) => `A${rim.radius} ${rim.radius} 0 0 1 ${at(angle)}`
  // Two legs, because one arc cannot be told to go more than half round without a flag.
  return `M${at(0)}${leg(end / 2)}${leg(end)}`
}
