import { numberFormat } from './formats.ts'
import { day, hour, minute, second } from './units.ts'

function inUnit(value: number, unit: string, locale: string | undefined): string {
  return numberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}

/** A length of time (ms) in the one unit that says enough, rounded down: "45 sec", "6 min". */
export function duration(ms: number, locale?: string): string {
  const length = Math.max(0, ms)
  if (length < minute) return inUnit(Math.floor(length / second), 'second', locale)
  if (length < 2 * hour) return inUnit(Math.floor(length / minute), 'minute', locale)
  if (length < 2 * day) return inUnit(Math.floor(length / hour), 'hour', locale)
  return inUnit(Math.floor(length / day), 'day', locale)
}

/** A running time (ms) as minutes and seconds: "0:24", "12:05". */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / second))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
