/**
 * `make`, that makes one of each: the runtime's formats are large, lie outside of the heap, and what is
 * drawn each second would otherwise leave some behind each time.
 */
function once<Options, Format>(
  make: (locale: string | undefined, options: Options) => Format,
): (locale: string | undefined, options: Options, besides?: unknown) => Format {
  const made = new Map<string, Format>()
  return (locale, options, besides) => {
    const key = JSON.stringify([locale, options, besides])
    const format = made.get(key) ?? make(locale, options)
    made.set(key, format)
    return format
  }
}

/** How numbers are written. */
export const numberFormat = once(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)

const zoned = once(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** Writes a time (ms since 1970) in the time zone that the computer is in now, even if it has travelled. */
export function formatDate(
  at: number,
  locale: string | undefined,
  options: Intl.DateTimeFormatOptions,
): string {
  return zoned(locale, options, new Date(at).getTimezoneOffset()).format(at)
}

const hours = once(
  (locale) =>
    new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true,
)

/** Whether a day has twice twelve hours there. */
export const hasTwelveHours = (locale: string | undefined): boolean => hours(locale, {})
