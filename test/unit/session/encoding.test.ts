import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64url, fingerprint } from '../../../main/session/encoding.ts'

describe('base64url', () => {
  test('agrees with Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      }),
    )
  })

  test.each([
    ['', ''],
    ['f', 'Zg'],
    ['fo', 'Zm8'],
    ['foobar', 'Zm9vYmFy'],
    ['\u00ff\u00fe', 'w7_Dvg'],
  ])('%j is %j (RFC 4648 section 10, without padding)', (text, encoded) => {
    expect(base64url(new TextEncoder().encode(text))).toBe(encoded)
  })
})

describe('fingerprint', () => {
  test('is the first 6 bytes of the SHA-256, in hex', async () => {
    const hash = createHash('sha256').update('a refresh token').digest('hex')
    expect(await fingerprint({ reveal: () => 'a refresh token' })).toBe(hash.slice(0, 12))
  })

  test('differs for texts that differ', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.string(), async (one, other) => {
        const same =
          (await fingerprint({ reveal: () => one })) ===
          (await fingerprint({ reveal: () => other }))
        expect(same).toBe(one === other)
      }),
      { numRuns: 30 },
    )
  })
})
