import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScanner } from '../../support/leaks/scanner.ts'

const secret = 'Vf3kQzXw81mPqLr7TnYb2DsHcJ0aGe'
const scanner = createScanner([secret])
const part = secret.slice(11, 19)
const escaped = (text: string) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&')

describe('the scanner finds a secret', () => {
  test.each([
    ['whole', secret],
    ['in eight characters of it', part],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 behind one byte', Buffer.from(`x${secret}`).toString('base64')],
    ['in base64url behind two bytes', Buffer.from(`xy${secret}`).toString('base64url')],
    ['in hex', Buffer.from(secret).toString('hex')],
    ['in the hex of a part', Buffer.from(part).toString('hex').toUpperCase()],
    ['escaped', escaped(secret)],
    ['in an escaped part', escaped(part).toUpperCase()],
  ])('%s', (_form, text) => {
    expect(scanner.find(`before ${text} behind`).length).toBeGreaterThan(0)
  })

  test('in UTF-16, as a database holds it', () => {
    const bytes = Buffer.concat([
      randomBytes(1_001),
      Buffer.from(secret, 'utf16le'),
      randomBytes(9),
    ])
    expect(scanner.find(bytes)).toContain(part)
  })

  test('wherever its parts stand', () => {
    const start = fc.nat({ max: secret.length - 8 })
    fc.assert(
      fc.property(start, fc.uint8Array(), fc.uint8Array(), (from, before, behind) => {
        const middle = Buffer.from(secret.slice(from, from + 8))
        expect(scanner.find(Buffer.concat([before, middle, behind]))).toContain(middle.toString())
      }),
    )
  })
})

test('the scanner finds nothing where there is nothing', () => {
  expect(scanner.find(randomBytes(2_000_000))).toEqual([])
  expect(scanner.find(`${secret.slice(0, 7)} ${secret.slice(-7)}`)).toEqual([])
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJxIn0.c2lnbmF0dXJl'
  expect(createScanner([jwt]).find('eyJhbGciOiJSUzI1NiJ9')).toEqual([])
  expect(createScanner([jwt]).find('c2lnbmF0')).toEqual(['c2lnbmF0'])
})
