/** A rectangle on the desktop, in device-independent px. */
export type Bounds = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Size = Pick<Bounds, 'width' | 'height'>

/** How much of a window must be on a display for it to have been there, px. */
const grip = 48

/**
 * Where a window goes that was at `wanted`: on the display that held most of it, moved and made smaller
 * so that it is there as a whole, and never smaller than `least`. `undefined` if that display is gone
 * or nothing is remembered: the system then chooses the place.
 */
export function fitBounds(
  wanted: Bounds | undefined,
  workAreas: readonly Bounds[],
  least: Size,
): Bounds | undefined {
  if (!wanted) return undefined
  const [best] = workAreas
    .map((area) => ({ area, shared: overlap(wanted, area) }))
    .filter(({ shared }) => shared.width >= grip && shared.height >= grip)
    .sort((one, other) => surface(other.shared) - surface(one.shared))
  if (!best) return undefined
  const { area } = best
  const width = Math.max(Math.min(wanted.width, area.width), least.width)
  const height = Math.max(Math.min(wanted.height, area.height), least.height)
  return {
    x: within(wanted.x, area.x, area.x + area.width - width),
    y: within(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
  }
}

function overlap(one: Bounds, other: Bounds): Size {
  const right = Math.min(one.x + one.width, other.x + other.width)
  const bottom = Math.min(one.y + one.height, other.y + other.height)
  return { width: right - Math.max(one.x, other.x), height: bottom - Math.max(one.y, other.y) }
}

const surface = ({ width, height }: Size) => width * height

/** The nearest to `value`; `least` where there is no room between. */
const within = (value: number, least: number, most: number) =>
  Math.max(least, Math.min(value, most))
