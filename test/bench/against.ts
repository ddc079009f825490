import type { Bar } from './bars.ts'

/** What is called worse or better has left the spread of both runs behind, and is no mere tremor. */
const leastShare = 0.03

export type Change = {
  readonly name: string
  readonly sentence: string
  readonly is: 'worse' | 'better'
}

/**
 * What changed between two runs. Where there is a bare app, what counts is the distance to it: a
 * slower machine makes both slower.
 */
export function changesBetween(before: readonly Bar[], now: readonly Bar[]): readonly Change[] {
  return now.flatMap((bar) => {
    const then = before.find(({ name }) => name === bar.name)
    const change = then && compare(then, bar)
    return change ? [change] : []
  })
}

function compare(then: Bar, now: Bar): Change | undefined {
  const by = over(now) - over(then)
  const spread = Math.max(width(then), width(now))
  if (Math.abs(by) <= Math.max(spread, leastShare * Math.abs(then.value))) return undefined
  const is = by > 0 ? 'worse' : 'better'
  const sentence =
    `${now.name}: ${is} by ${show(Math.abs(by), now.unit)}, from ${about(then)} to ${about(now)}` +
    ` (spread ${show(width(then), then.unit)} then, ${show(width(now), now.unit)} now)`
  return { name: now.name, is, sentence }
}

const over = ({ value, bare }: Bar) => value - (bare ?? 0)
const width = ({ spread: [low, high] }: Bar) => high - low

const about = (bar: Bar) =>
  bar.bare === null ? show(bar.value, bar.unit) : `bare + ${show(over(bar), bar.unit)}`

/** A figure as people read it. */
export function show(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return `${value.toFixed(digits)}${unit && ` ${unit}`}`
}
