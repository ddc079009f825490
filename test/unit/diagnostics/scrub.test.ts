import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrub, shortestPart } from '../../../main/diagnostics/scrub.ts'
import { Secret } from '../../../main/session/secret.ts'

const canary = 'Canary-4f1d-never-printed'

describe('a secret that this process holds', () => {
  const held = new Secret('client secret', canary)

  test.each([
    ['whole', `cannot send ${canary} there`, 'cannot send [client secret] there'],
    ['in its first part', `x ${canary.slice(0, 8)} y`, 'x [client secret] y'],
    ['in its last part', `x ${canary.slice(-9)} y`, 'x [client secret] y'],
    ['twice', `${canary} ${canary}`, '[client secret] [client secret]'],
    [
      'behind escapes',
      `x?y=${Buffer.from(canary).toString('hex').replaceAll(/../g, '%$&')}`,
      '[secret]',
    ],
    ['in base64', Buffer.from(canary).toString('base64'), '[token]'],
    ['in hex', Buffer.from(canary).toString('hex'), '[token]'],
  ])('is not let out %s', (_how, text, out) => {
    expect(scrub(text)).toBe(out)
    expect(held.reveal()).toBe(canary)
  })

  test('is known by no less than eight characters', () => {
    expect(scrub(`x ${canary.slice(0, 7)} y`)).toBe(`x ${canary.slice(0, 7)} y`)
  })
})

test('a short secret is masked where it is whole', () => {
  const secrets = [{ kind: 'client secret', reveal: () => 'pin-7' }]
  expect(scrub('with pin-7, not pin-8', secrets)).toBe('with [client secret], not pin-8')
  expect(scrub('as it is', [{ kind: 'state', reveal: () => '' }])).toBe('as it is')
})

const secretText = fc.string({ minLength: shortestPart, maxLength: 60, unit: 'grapheme-ascii' })

test('no part of any secret comes through, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.array(secretText, { minLength: 1, maxLength: 4 }),
      fc.array(fc.string({ unit: 'grapheme' }), { minLength: 5, maxLength: 5 }),
      fc.nat(),
      (texts, around, cut) => {
        const secrets = texts.map((text) => ({ kind: 'state', reveal: () => text }))
        const parts = texts.map((text) => text.slice(cut % (text.length - shortestPart + 1)))
        const line = around.map((each, at) => each + (parts[at] ?? '')).join('')
        const out = scrub(line, secrets)
        for (const part of parts) expect(out).not.toContain(part)
      },
    ),
  )
})
