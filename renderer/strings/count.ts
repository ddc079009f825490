import { numberFormat } from '../time/formats.ts'

/** A number with the noun that goes with it: "1 renewal", "131 renewals". */
export function count(value: number, one: string, many: string): string {
  return `${numberFormat(undefined, {}).format(value)} ${value === 1 ? one : many}`
}
