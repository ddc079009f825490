import { describe, expect, it } from 'vitest'
import {
  connectionNames,
  programName,
  programTimes,
} from '../../../../renderer/programs/program-words.ts'
import { connectionScenarios } from '../../../support/connection-scenarios.ts'
import { day, minute, now } from '../../../support/snapshots.ts'

const { connections } = connectionScenarios['connections-many']

describe('programName', () => {
  it('is plain text, clipped, and never nothing', () => {
    expect(programName('Crate Tagger')).toBe('Crate Tagger')
    expect(programName(`<b>${'W'.repeat(300)}`)).toBe(`<b>${'W'.repeat(60)}…`)
    expect(programName('\u202eevil\n')).toBe('evil')
    expect(programName(' \u3164\u200b')).toBe('A program without a name')
  })
})

describe('connectionNames', () => {
  it("are the user's own, in the order of the list", () => {
    const program = { connections: ['fuuffy', 'beatport'] }
    expect(connectionNames(program, connections)).toEqual(['DJ Halcyon', 'Night Shift Records'])
  })

  it('leave out what is gone', () => {
    expect(connectionNames({ connections: ['gone'] }, connections)).toEqual([])
  })
})

describe('programTimes', () => {
  it('tells when it was let in and when it last asked', () => {
    const times = { allowedAt: now - 4 * day, lastUsedAt: now - 6 * minute }
    expect(programTimes(times, now)).toMatch(/^Allowed on .*18.*, last used .*42/u)
    expect(programTimes({ allowedAt: now }, now)).toMatch(/, not used yet$/u)
  })
})
