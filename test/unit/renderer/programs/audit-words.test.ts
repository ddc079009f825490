import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AuditEntryView } from '../../../../preload/contract.ts'
import { auditWords } from '../../../../renderer/programs/audit-words.ts'
import { connectionScenarios } from '../../../support/connection-scenarios.ts'

const { connections } = connectionScenarios['connections-many']
const words = (more: Partial<AuditEntryView> = {}) =>
  auditWords({ at: 0, program: 'Tagger', asked: 'token', answer: 'given', ...more }, connections)

/** Every code that a type of the contract names. */
function codesOf(file: string, type: string): readonly string[] {
  const text = readFileSync(`preload/views/${file}.ts`, 'utf8')
  const union = new RegExp(`export type ${type} =\\n((?: .*\\n)+)`, 'u').exec(text)?.[1] ?? ''
  return Array.from(union.matchAll(/\| '(\w+)'/gu), ([, code]) => code ?? '')
}

const all = [
  'given',
  'allowed',
  'refused',
  'expired',
  ...codesOf('session', 'ErrorCode'),
  ...codesOf('programs', 'ProgramErrorCode'),
]
const isAnswer = (text: string): text is AuditEntryView['answer'] => all.includes(text)
const answers = [...new Set(all)].filter(isAnswer)

describe('auditWords', () => {
  it('are tried with every answer of the contract', () => {
    expect(answers.length).toBeGreaterThanOrEqual(38)
    expect(answers).toContain('method_not_allowed')
    expect(answers).toContain('certificate')
  })

  it.each(answers)('%s: a few plain words, and what to do is left out', (answer) => {
    const says = words({ answer }).answer
    expect(says).toMatch(/^\S.{3,78}[^.:\s]$/u)
    expect(says).not.toMatch(/undefined|_|OAuth|:/u)
  })

  it('are others for every answer', () => {
    expect(new Set(answers.map((answer) => words({ answer }).answer)).size).toBe(answers.length)
  })

  it('have the sign of what was given only for what was', () => {
    const good = answers.filter((answer) => words({ answer }).sign === 'good')
    expect(good).toEqual(['given', 'allowed'])
  })

  it('name the program as it names itself, and one that has no key', () => {
    expect(words().program).toBe('Tagger')
    expect(words({ program: undefined }).program).toBe('A program without a key')
    expect(words({ program: '\u202e' }).program).toBe('A program without a name')
  })

  it('name the connection as the user does, and its service in what went wrong', () => {
    const { asked, answer } = words({ connection: 'fuuffy', answer: 'offline' })
    expect(asked).toBe('Access token, Night Shift Records')
    expect(answer).toBe("Fuuffy can't be reached")
    expect(words({ connection: 'gone' }).asked).toBe('Access token, a connection that is gone')
    expect(words({ asked: 'status' }).asked).toBe('State of the session')
  })
})
