import { strings } from '../strings.ts'
import type { StripFacts } from './facts.ts'

const told = 6

/** The strip in sentences: the latest renewal, then the newest interruptions and gaps. */
export function factSentences(facts: StripFacts, now: number): readonly string[] {
  const { troubles, gaps, last } = facts
  const earlier = troubles.length - told
  return [
    ...(last === undefined ? [] : [strings.strip.last(last, now)]),
    ...(earlier > 0 ? [strings.strip.more(earlier)] : []),
    ...troubles.slice(-told).map(({ outcome, from, to }) => strings.strip[outcome](from, to, now)),
    ...gaps.slice(-told).map(({ from, to }) => strings.strip.quiet(from, to, now)),
  ]
}
