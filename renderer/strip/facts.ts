import type { RenewalMarkView } from '../../preload/contract.ts'
import { minute } from '../time/units.ts'
import { stripStart } from './bins.ts'

/** A stretch of time, ms since 1970. */
export type Stretch = { readonly from: number; readonly to: number }

/** Failures that followed each other without a renewal between them. */
export type Trouble = Stretch & { readonly outcome: 'offline' | 'refused' }

/** What the strip shows, for those who do not see it. Everything in order of time. */
export type StripFacts = {
  readonly renewals: number
  readonly last: number | undefined
  readonly troubles: readonly Trouble[]
  /** Stretches in which a renewal would have been due and none was tried: sleep, mostly. */
  readonly gaps: readonly Stretch[]
}

function troublesIn(marks: readonly RenewalMarkView[]): Trouble[] {
  const troubles: Trouble[] = []
  let open: Trouble | undefined
  for (const { at, outcome } of marks) {
    if (outcome === 'renewed') open = undefined
    else if (open?.outcome === outcome) troubles[troubles.length - 1] = open = { ...open, to: at }
    else troubles.push((open = { outcome, from: at, to: at }))
  }
  return troubles
}

function gapsIn(marks: readonly RenewalMarkView[]): Stretch[] {
  const stretches = marks
    .slice(1)
    .map(({ at }, before) => ({ from: marks[before]?.at ?? at, to: at }))
  const lengths = stretches.map(({ from, to }) => to - from).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  const limit = Math.max(30 * minute, 2 * usual)
  return stretches.filter(({ from, to }) => to - from > limit)
}

/** The facts of the day that ends at `now`. */
export function stripFacts(history: readonly RenewalMarkView[], now: number): StripFacts {
  const start = stripStart(now)
  const marks = history.filter(({ at }) => at >= start && at <= now).sort((a, b) => a.at - b.at)
  const renewed = marks.filter(({ outcome }) => outcome === 'renewed')
  return {
    renewals: renewed.length,
    last: renewed.at(-1)?.at,
    troubles: troublesIn(marks),
    gaps: gapsIn(marks),
  }
}
