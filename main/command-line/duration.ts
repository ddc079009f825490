const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** The longest life that can be asked for, ms. */
const longestDuration = 86_400_000

/**
 * The ms of `90`, `90s`, `5m` or `1h`; a number alone counts seconds. `undefined` for everything else,
 * and for more than a day.
 */
export function readDuration(text: string): number | undefined {
  const [, count = '', unit = 's'] = /^(\d{1,8})([smh])?$/.exec(text) ?? []
  const ms = Number(count) * (units[unit] ?? 0)
  return count === '' || ms > longestDuration ? undefined : ms
}
