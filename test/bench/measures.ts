import { spreadOf, type Spread } from './stats.ts'

/** What was measured under one name in every round that counts, in the unit given. */
export type Measures = {
  add(name: MeasureName, value: number): void
  /** `undefined` if it was not measured. */
  spread(name: MeasureName): Spread | undefined
}

/** Times in ms, memory in MB, wake-ups a second, CPU in percent of one processor, sizes in MB or KB. */
export type MeasureName =
  | `${'first' | 'right'} ${'bare' | 'signed-in' | 'signed-out'} ${'cold' | 'warm'}`
  | `memory ${'bare' | 'bare-main' | 'window' | 'tray' | 'before renewals' | 'after renewals' | 'added by renewals' | 'held by renewals'}`
  | `${'wake-ups' | 'cpu'} ${'bare' | 'bare-main' | 'window' | 'tray'}`
  | `renewals ${'one' | 'fifty callers' | 'requests for fifty'}`
  | 'token from memory'
  | `local service ${'socket' | 'command line' | 'bare quit' | 'bare exit'}`
  | `size ${'package' | 'main' | 'preload' | 'renderer script' | 'renderer style'}`

export function createMeasures(): Measures {
  const values = new Map<MeasureName, number[]>()
  return {
    add: (name, value) => void values.set(name, [...(values.get(name) ?? []), value]),
    spread(name) {
      const found = values.get(name)
      return found && spreadOf(found)
    },
  }
}
