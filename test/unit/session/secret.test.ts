import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'

const canary = 'canary-4f1d-never-printed'
const secret = new Secret('refresh token', canary)

const copy = Object.assign({}, secret)

describe('a secret does not print', () => {
  const printed: Readonly<Record<string, () => string>> = {
    'by String()': () => String(secret),
    'in a template': () => String.raw`${secret}`,
    'by concatenation': () => '' + secret,
    'joined from a list': () => [secret, secret].join(),
    'as JSON': () => JSON.stringify({ token: secret, tokens: [secret] }),
    'as pretty JSON': () => JSON.stringify(secret, null, 2),
    'by inspection': () => inspect({ secret }),
    'by inspection that shows all': () =>
      inspect({ secret }, { showHidden: true, depth: Infinity, getters: true }),
    'by inspection that ignores what objects say of themselves': () =>
      inspect({ secret }, { customInspect: false, showHidden: true }),
    "in an error's message": () => inspect(new Error(String.raw`cannot send ${secret}`)),
    "as an error's cause": () => inspect(new Error('cannot send', { cause: secret })),
    'in its own entries': () => JSON.stringify(Object.entries(secret)),
    'in a copy': () => inspect([copy, structuredClone(copy)]),
    'in a form': () => new URLSearchParams({ token: String(secret) }).toString(),
  }

  test.each(Object.keys(printed))('%s', (way) => {
    const text = printed[way]?.() ?? canary
    expect(text).not.toContain(canary)
    expect(text).not.toContain(canary.slice(0, 8))
  })

  test('but tells its kind', () => {
    expect(String(secret)).toBe('[refresh token]')
    expect(JSON.stringify([secret])).toBe('["[refresh token]"]')
    expect(inspect(secret)).toBe('[refresh token]')
  })

  test('and its text is had by asking for it', () => {
    expect(secret.reveal()).toBe(canary)
  })
})

describe('equals', () => {
  test('says what === says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect(new Secret('state', one).equals(other)).toBe(one === other)
        expect(new Secret('state', one).equals(one)).toBe(true)
      }),
    )
  })

  test.each([
    ['a prefix', 'canary-4f1d'],
    ['itself twice', canary + canary],
    ['with one letter changed', canary.replace('4', '5')],
    ['nothing', ''],
    ['other letters of the same low bits', canary.replace('c', '\u0163')],
  ])('%s is another text', (_what, text) => {
    expect(secret.equals(text)).toBe(false)
    expect(new Secret('state', text).equals(canary)).toBe(false)
  })
})
