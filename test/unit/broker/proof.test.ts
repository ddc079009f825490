import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isProof, newChallenge, prove } from '../../../main/broker/proof.ts'

const key = randomBytes(32)
const occasion = { folder: '/home/dj/deckpass', challenges: ['asker', 'owner'] } as const

test('a challenge is 32 fresh bytes', () => {
  const challenges = new Set(Array.from({ length: 100 }, newChallenge))
  expect(challenges.size).toBe(100)
  for (const each of challenges) expect(Buffer.from(each, 'base64url')).toHaveLength(32)
})

test('who knows the key can prove it', () => {
  expect(isProof(prove(key, 'owner', occasion), key, 'owner', occasion)).toBe(true)
  expect(isProof(prove(key, 'asker', occasion), key, 'asker', occasion)).toBe(true)
})

describe('a proof is none', () => {
  const proof = prove(key, 'owner', occasion)
  test.each([
    ['with another key', randomBytes(32), 'owner', occasion],
    ['of the other role: it cannot be sent back', key, 'asker', occasion],
    ['for another folder', key, 'owner', { ...occasion, folder: '/home/dj/other' }],
    ['for other challenges', key, 'owner', { ...occasion, challenges: ['asker', 'other'] }],
    ['for the challenges exchanged', key, 'owner', { ...occasion, challenges: ['owner', 'asker'] }],
    [
      'for others that read alike',
      key,
      'owner',
      { ...occasion, challenges: ['asker","owner', ''] },
    ],
  ] as const)('%s', (_, otherKey, role, other) => {
    expect(isProof(proof, otherKey, role, other)).toBe(false)
  })

  test.each(['', proof.slice(0, -1), `${proof}A`, 'A'.repeat(43), 'ä'.repeat(43)])(
    'that is not it: %j',
    (given) => {
      expect(isProof(given, key, 'owner', occasion)).toBe(false)
    },
  )
})

test('a proof does not hold the key', () => {
  expect(prove(key, 'owner', occasion)).not.toContain(key.toString('base64url'))
  expect(prove(key, 'owner', occasion)).toMatch(/^[\w-]{43}$/)
})
