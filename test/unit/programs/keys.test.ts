import { expect, test } from 'vitest'
import { bearerKey, hashOf, newKey, ownerOf } from '../../../main/programs/keys.ts'

test('a key is 256 random bits behind a prefix, and has one owner', () => {
  const keys = Array.from({ length: 100 }, newKey)
  expect(new Set(keys).size).toBe(100)
  expect(keys.every((key) => /^dpk_[\w-]{43}$/.test(key))).toBe(true)
  const entries = [
    { id: 'commands', keyHash: undefined },
    ...keys.map((key) => ({ id: key, keyHash: hashOf(key) })),
  ]
  for (const key of keys) expect(ownerOf(key, entries)).toMatchObject({ id: key })
  expect(ownerOf(newKey(), entries)).toBeUndefined()
  expect(ownerOf('', entries)).toBeUndefined()
  // Whoever reads the hash has no key.
  expect(ownerOf(hashOf(keys[0] ?? ''), entries)).toBeUndefined()
})

test('it is taken from an Authorization header alone of the right scheme and shape', () => {
  const key = newKey()
  expect(bearerKey(`Bearer ${key}`)).toBe(key)
  expect(bearerKey(`bearer ${key}`)).toBe(key)
  for (const header of [undefined, '', key, `Basic ${key}`, `Bearer ${key}x`, `Bearer ${key},`])
    expect(bearerKey(header)).toBeUndefined()
})
