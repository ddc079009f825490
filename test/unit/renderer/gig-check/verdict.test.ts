import { describe, expect, it } from 'vitest'
import type { Line } from '../../../../renderer/gig-check/line.ts'
import { verdictOf } from '../../../../renderer/gig-check/verdict.ts'

const verdict = (...states: readonly Line['state'][]) =>
  verdictOf([
    {
      connection: undefined,
      title: '',
      lines: states.map((state) => ({ about: 'clock', state, says: '' })),
    },
  ])

describe('verdictOf', () => {
  it('is ready if all is good, or cannot be told', () => {
    expect(verdict('good', 'unknown')).toEqual({ is: 'ready', says: 'Ready for your set' })
  })

  it('waits for what is under way', () => {
    expect(verdict('good', 'pending').is).toBe('pending')
  })

  it('counts what is wrong, whatever else is under way', () => {
    expect(verdict('wrong', 'pending')).toEqual({ is: 'wrong', says: '1 thing to look at' })
    expect(verdict('wrong', 'good', 'wrong').says).toBe('2 things to look at')
  })
})
