import { describe, expect, it } from 'vitest'
import type { RenewalMarkView } from '../../../../preload/contract.ts'
import { factSentences } from '../../../../renderer/strip/fact-sentences.ts'
import { stripFacts } from '../../../../renderer/strip/facts.ts'
import { minute } from '../../../../renderer/time/units.ts'
import { dayOfRenewals } from '../../../support/history.ts'

const now = new Date(2025, 10, 22, 17, 48).getTime()
const ago = (minutes: number, outcome: RenewalMarkView['outcome'] = 'renewed') => ({
  at: now - minutes * minute,
  took: 300,
  outcome,
})

describe('stripFacts', () => {
  it('knows nothing of an empty day', () => {
    const facts = stripFacts([], now)
    expect(facts).toEqual({ renewals: 0, last: undefined, troubles: [], gaps: [] })
    expect(factSentences(facts, now)).toEqual([])
  })

  it('takes failures in a row for one interruption, and a renewal for its end', () => {
    const { troubles } = stripFacts(
      [
        ago(60),
        ago(50, 'offline'),
        ago(45, 'offline'),
        ago(40),
        ago(30, 'offline'),
        ago(20, 'refused'),
      ],
      now,
    )
    expect(troubles).toEqual([
      { outcome: 'offline', from: now - 50 * minute, to: now - 45 * minute },
      { outcome: 'offline', from: now - 30 * minute, to: now - 30 * minute },
      { outcome: 'refused', from: now - 20 * minute, to: now - 20 * minute },
    ])
  })

  it('takes no gap for sleep that is usual between renewals of a long token', () => {
    expect(stripFacts([ago(1400), ago(900), ago(400)], now).gaps).toEqual([])
  })

  it('finds the sleep of a day of short tokens', () => {
    const { gaps, renewals, troubles } = stripFacts(dayOfRenewals(now), now)
    expect(gaps).toHaveLength(1)
    expect(renewals).toBeGreaterThan(100)
    expect(troubles).toHaveLength(1)
  })
})

describe('factSentences', () => {
  it('tell the latest renewal, the newest interruptions and the gaps', () => {
    const outages = Array.from({ length: 8 }, (_, at) => [
      ago(400 - at * 20, 'offline'),
      ago(390 - at * 20),
    ]).flat()
    const sentences = factSentences(stripFacts([...outages, ago(3)], now), now)
    expect(sentences[0]).toMatch(/^The latest was at .*45/u)
    expect(sentences[1]).toBe('2 earlier interruptions.')
    expect(sentences.filter((each) => each.startsWith('Offline at'))).toHaveLength(6)
    expect(sentences.at(-1)).toMatch(/^No renewal between .* and .*\.$/u)
  })

  it('tell a refusal from an outage', () => {
    const [, refused] = factSentences(
      stripFacts([ago(20, 'refused'), ago(10, 'refused'), ago(1)], now),
      now,
    )
    expect(refused).toMatch(/^Not renewed from .* to .*\.$/u)
  })
})
