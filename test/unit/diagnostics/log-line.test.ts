import * as fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { logLine } from '../../../main/diagnostics/log-line.ts'
import type { Log } from '../../../main/session/ports.ts'
import { Secret, type RefreshToken } from '../../../main/session/secret.ts'

const at = '2026-06-01T12:00:00.000Z'

test('a secret is no fact that the log takes', () => {
  type Fact = NonNullable<Parameters<Log['info']>[1]>[string]
  expectTypeOf<RefreshToken>().not.toExtend<Fact>()
  expectTypeOf<string>().toExtend<Fact>()
})

describe('a line', () => {
  test('has its facts as they are', () => {
    const line = logLine({ at, event: 'renewed', ms: 12, ok: true, code: 'offline' })
    expect(line).toBe(`{"at":"${at}","event":"renewed","ms":12,"ok":true,"code":"offline"}\n`)
  })

  test('takes nothing from a fact that is none', () => {
    const facts = {
      at,
      event: 'x',
      none: undefined,
      deep: { list: [new Secret('state', 'a-b-c-d-e')] },
    }
    expect(JSON.parse(logLine(facts))).toEqual({
      at,
      event: 'x',
      none: 'undefined',
      deep: '{"list":["[state]"]}',
    })
  })
})

/** Tokens, codes, verifiers and addresses as services make them. */
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const token = fc.string({
  minLength: 30,
  maxLength: 90,
  unit: fc.constantFrom(...letters.split('')),
})
const email = fc.emailAddress().filter((each) => /^[\w.+-]+@[\w.-]+$/.test(each))
const ways: readonly ((secret: string) => object)[] = [
  (secret) => ({ event: secret }),
  (secret) => ({ event: 'x', [secret]: 1 }),
  (secret) => ({ event: 'x', code: `net::ERR_FAILED ${secret}` }),
  (secret) => ({ event: 'x', error: new Error(`cannot take ${secret}`).message }),
  (secret) => ({ event: 'x', stack: new TypeError(secret).stack }),
  (secret) => ({ event: 'x', answer: JSON.stringify({ refresh_token: secret }) }),
  (secret) => ({ event: 'x', url: `https://a.example/?code=${encodeURIComponent(secret)}` }),
  (secret) => ({ event: 'x', facts: { deep: [secret] } }),
]

test('no held secret comes into a line, whole or in part, whichever way it is pushed', () => {
  fc.assert(
    fc.property(token, fc.constantFrom(...ways), (text, way) => {
      const held = new Secret('access token', text)
      const line = logLine({ at, ...way(text) })
      for (let from = 0; from + 8 <= text.length; from++)
        expect(line).not.toContain(text.slice(from, from + 8))
      expect(held.reveal()).toBe(text)
    }),
    { numRuns: 300 },
  )
})

test('an address of a person does not come into a line either', () => {
  fc.assert(
    fc.property(email, fc.constantFrom(...ways), (address, way) => {
      expect(logLine({ at, ...way(address) })).not.toContain(address)
    }),
  )
})
