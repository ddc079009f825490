import { day, hour } from '../time/units.ts'
import { stripStart } from './bins.ts'

const margin = hour / day

/** A time on the strip's axis; `place` is 0 at its start and 1 at its end. */
export type AxisMark = { readonly at: number; readonly place: number }

/** Every sixth hour of the local day that has room for its label beside the ends of the strip. */
export function axisMarks(now: number): readonly AxisMark[] {
  const start = stripStart(now)
  const marks: AxisMark[] = []
  const at = new Date(start)
  at.setHours(0, 0, 0, 0)
  for (; at.getTime() < start + day; at.setHours(at.getHours() + 6)) {
    const place = (at.getTime() - start) / day
    if (place >= 1.5 * margin && place <= 1 - 4 * margin) marks.push({ at: at.getTime(), place })
  }
  return marks
}
