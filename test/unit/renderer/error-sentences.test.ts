import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../preload/contract.ts'
import { errorSentence } from '../../../renderer/error-sentences.ts'

const contract = readFileSync('preload/views/session.ts', 'utf8')
const union = /export type ErrorCode =\n((?: .*\n)+)/u.exec(contract)?.[1] ?? ''
const isCode = (text: string): text is ErrorCode => union.includes(`'${text}'`)
const codes = Array.from(union.matchAll(/\| '(\w+)'/gu), ([, code]) => code ?? '').filter(isCode)

describe('errorSentence', () => {
  it('is tried with every code of the contract', () => {
    expect(codes.length).toBeGreaterThanOrEqual(29)
    expect(codes).toContain('unexpected')
  })

  it.each(codes)('%s: what went wrong, then one thing to do', (code) => {
    const sentence = errorSentence(code, 'Beatport')
    expect(sentence).toMatch(/^[A-Z][^:]+: [a-z][^:.]+\.$/u)
    expect(sentence.length).toBeLessThanOrEqual(100)
    expect(sentence).not.toMatch(/undefined|_|token endpoint|OAuth/u)
  })

  it('is another one for every code', () => {
    expect(new Set(codes.map((code) => errorSentence(code, 'Beatport'))).size).toBe(codes.length)
  })

  const acts = {
    'you, who entered them': /your client id and secret/u,
    'whoever built Deckpass': /install the newest/u,
    'the service, in a while': /in a few minutes|wait a few minutes/u,
  }
  it.each([
    ['credentials_refused', 'you, who entered them'],
    ['invalid_client', 'whoever built Deckpass'],
    ['refused', 'whoever built Deckpass'],
    ['invalid_scope', 'whoever built Deckpass'],
    ['server_error', 'the service, in a while'],
    ['rate_limited', 'the service, in a while'],
    ['incomplete_answer', 'the service, in a while'],
  ] as const)('%s: tells that it is up to %s, and nobody else', (code, who) => {
    const named = Object.entries(acts).filter(([, says]) =>
      says.test(errorSentence(code, 'Beatport')),
    )
    expect(named.map(([name]) => name)).toEqual([who])
  })
})
