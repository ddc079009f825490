import type { Clock } from './ports.ts'

/**
 * A moment on both clocks. It has come when either says so: the wall clock goes on while the machine
 * sleeps and may be set back; the monotonic one is never set and may stand still in sleep.
 */
export type Deadline = { readonly wall: number; readonly monotonic: number }

/** The moment `ms` from now. */
export function deadlineIn(ms: number, clock: Clock): Deadline {
  return { wall: clock.now() + ms, monotonic: clock.monotonic() + ms }
}

/** Ms until a deadline; 0 or less when it has come. */
export function remaining(deadline: Deadline, clock: Clock): number {
  return Math.min(deadline.wall - clock.now(), deadline.monotonic - clock.monotonic())
}

/**
 * The same deadline as it is seen now. Looked at anew each time, what one clock has counted stays
 * counted: a wall clock that is set back after a sleep gives back nothing of the time slept.
 */
export function seenNow(deadline: Deadline, clock: Clock): Deadline {
  return deadlineIn(remaining(deadline, clock), clock)
}

/** A deadline that has always come. */
export const past: Deadline = { wall: -Infinity, monotonic: -Infinity }
