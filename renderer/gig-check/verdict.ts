import { strings } from '../strings.ts'
import type { Group } from './check.ts'

/** The gig check in a few words: ready, not known yet, or how many lines are wrong. */
export type Verdict = { readonly is: 'ready' | 'pending' | 'wrong'; readonly says: string }

/** What all lines together mean. A line that cannot be told does not hold a DJ up. */
export function verdictOf(groups: readonly Group[]): Verdict {
  const states = groups.flatMap(({ lines }) => lines.map(({ state }) => state))
  const wrong = states.filter((state) => state === 'wrong').length
  const { verdict } = strings.gigCheck
  if (wrong > 0) return { is: 'wrong', says: verdict.wrong(wrong) }
  if (states.includes('pending')) return { is: 'pending', says: verdict.pending }
  return { is: 'ready', says: verdict.ready }
}
