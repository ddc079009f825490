import { describe, expect, it } from 'vitest'
import { dayOf, hourOf, timeOf } from '../../../../renderer/time/date.ts'

const local = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime()
const now = local(2025, 10, 22, 17, 48)

describe('timeOf', () => {
  it('is the time alone on the same day', () => {
    expect(timeOf(local(2025, 10, 22, 3, 10), now, 'en-GB')).toBe('03:10')
  })

  it('has the weekday within a week, before and after', () => {
    expect(timeOf(local(2025, 10, 21, 18, 0), now, 'en-GB')).toBe('Fri 18:00')
    expect(timeOf(local(2025, 10, 23, 0, 5), now, 'en-GB')).toBe('Sun 00:05')
  })

  it('has the date beyond that, since the weekday would be taken for this week’s', () => {
    expect(timeOf(local(2025, 10, 15, 18, 0), now, 'en-GB')).toBe('15 Nov, 18:00')
  })

  it('speaks the language that it is asked for', () => {
    expect(timeOf(local(2025, 10, 22, 16, 5), now, 'en-US')).toMatch(/^4:05.PM$/u)
  })
})

describe('dayOf', () => {
  it('has the year only if it is another', () => {
    expect(dayOf(local(2025, 11, 23, 17, 48), now, 'en-GB')).toBe('23 December')
    expect(dayOf(local(2026, 0, 2, 17, 48), now, 'en-GB')).toBe('2 January 2026')
  })
})

describe('hourOf', () => {
  it('is as short as the language has it', () => {
    expect(hourOf(local(2025, 10, 22, 6, 0), 'en-GB')).toBe('06:00')
    expect(hourOf(local(2025, 10, 22, 6, 0), 'en-US')).toMatch(/^6.AM$/u)
    expect(hourOf(local(2025, 10, 22, 0, 0), 'en-US')).toMatch(/^12.AM$/u)
  })
})
