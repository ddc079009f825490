import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../preload/contract.ts'
import { errorSentence } from '../../../renderer/error-sentences.ts'

const contract = readFileSync('preload/contract.ts', 'utf8')
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
})
