import { afterEach, expect, it, vi } from 'vitest'
import { formatDate, hasTwelveHours, numberFormat } from '../../../../renderer/time/formats.ts'

const noon = Date.UTC(2026, 10, 22, 12)
const time = { hour: '2-digit', minute: '2-digit' } as const

afterEach(() => vi.unstubAllEnvs())

it('makes one format for what is written alike, and others for what is not', () => {
  const format = numberFormat('en-GB', { style: 'unit', unit: 'hour' })
  expect(numberFormat('en-GB', { style: 'unit', unit: 'hour' })).toBe(format)
  expect(numberFormat('de', { style: 'unit', unit: 'hour' })).not.toBe(format)
  expect(numberFormat('en-GB', { style: 'unit', unit: 'day' })).not.toBe(format)
})

it('makes no more formats, however often a time is written', () => {
  const Format = Intl.DateTimeFormat
  const made = vi.spyOn(Intl, 'DateTimeFormat').mockImplementation(function (...given) {
    return new Format(...given)
  })
  for (let second = 0; second < 100; second++) formatDate(noon + second * 1_000, 'sv', time)
  expect(made).toHaveBeenCalledOnce()
  made.mockRestore()
})

it('writes the time of the zone that the computer is in by now', () => {
  vi.stubEnv('TZ', 'Europe/Berlin')
  expect(formatDate(noon, 'en-GB', time)).toBe('13:00')
  vi.stubEnv('TZ', 'America/New_York')
  expect(formatDate(noon, 'en-GB', time)).toBe('07:00')
})

it('knows where a day has twice twelve hours', () => {
  expect(hasTwelveHours('en-US')).toBe(true)
  expect(hasTwelveHours('en-GB')).toBe(false)
})
