import { formatDate, hasTwelveHours } from './formats.ts'
import { day } from './units.ts'

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** A time of day, with as much of the date as it takes to know which: "16:05", "Fri 16:05". */
export function timeOf(at: number, now: number, locale?: string): string {
  const hour = hasTwelveHours(locale) ? 'numeric' : '2-digit'
  const time = { hour, minute: '2-digit' } as const
  const away = Math.abs(startOfDay(now) - startOfDay(at))
  if (away === 0) return formatDate(at, locale, time)
  const date =
    away < 6.5 * day
      ? ({ weekday: 'short' } as const)
      : ({ day: 'numeric', month: 'short' } as const)
  return formatDate(at, locale, { ...date, ...time })
}

/** A day: "23 December", with its year if that is not this one. */
export function dayOf(at: number, now: number, locale?: string): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return formatDate(at, locale, {
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
}

/** A whole hour, as short as it can be told: "06:00", "6 AM". */
export function hourOf(at: number, locale?: string): string {
  if (!hasTwelveHours(locale)) return timeOf(at, at, locale)
  return formatDate(at, locale, { hour: 'numeric' })
}
