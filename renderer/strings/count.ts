/** A number with the noun that goes with it: "1 renewal", "131 renewals". */
export function count(value: number, one: string, many: string): string {
  const form = new Intl.PluralRules('en').select(value) === 'one' ? one : many
  return `${new Intl.NumberFormat().format(value)} ${form}`
}
