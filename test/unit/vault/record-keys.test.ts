import { describe, expect, test } from 'vitest'
import { createRecordKeys } from '../../../main/vault/record-keys.ts'
import { fakeKeychain, random } from './fakes.ts'

const id = 'an-id-of-this-test'
const call = {}

function setUp(canLock = true) {
  const keychain = fakeKeychain()
  const keys = createRecordKeys({ connection: 'beatport', keychain, random, canLock })
  return { keychain, keys }
}

describe('a key', () => {
  test('is 32 random bytes under the name of its connection and its own', async () => {
    const { keychain, keys } = setUp()
    const key = await keys.create(id, call)
    expect(key).toEqual({ id, bytes: expect.any(Uint8Array) })
    expect(key.bytes).toHaveLength(32)
    expect([...keychain.secrets.keys()]).toEqual([`beatport/${id}`])
    expect(await keys.open(id, call)).toEqual({ id, bytes: Buffer.from(key.bytes) })
  })

  test.each([
    [true, 'keychain_refused'],
    [false, 'write_failed'],
  ])('that does not come back is not trusted; can be locked: %s', async (canLock, code) => {
    const { keychain, keys } = setUp(canLock)
    keychain.read = async () => undefined
    await expect(keys.create(id, call)).rejects.toMatchObject({ code })
    expect(keychain.secrets.size).toBe(0)
  })
})

describe('what is not there', () => {
  test('is missing if the keychain takes a write, else the keychain may be locked', async () => {
    const { keychain, keys } = setUp()
    expect(await keys.open(id, call)).toBe('key-missing')
    keychain.state.locked = true
    expect(await keys.open(id, call)).toBe('keychain-unavailable')
    expect(await keys.remove([id], call)).toMatchObject({
      ids: [id],
      error: { code: 'keychain_refused' },
    })
    keychain.state.locked = false
    expect(await keys.remove([id], call)).toEqual({ ids: [] })
  })

  test('is missing for certain where nothing can be locked, and nothing is tried', async () => {
    const { keychain, keys } = setUp(false)
    expect(await keys.open(id, call)).toBe('key-missing')
    expect(await keys.remove([id], call)).toEqual({ ids: [] })
    expect(keychain.calls).toEqual(['read', 'read', 'remove'])
  })
})

test('what a crash left of a try goes with the next', async () => {
  const { keychain, keys } = setUp()
  const { remove } = keychain
  keychain.remove = () => new Promise(() => undefined)
  void keys.open(id, call)
  await expect.poll(() => keychain.secrets.size).toBe(1)
  keychain.remove = remove
  expect(await keys.open(id, call)).toBe('key-missing')
  expect(keychain.secrets.size).toBe(0)
})

test('a removal that fails in the middle tells which keys may still be there', async () => {
  const { keychain, keys } = setUp()
  const ids = ['key-one', 'key-two', 'key-three']
  for (const each of ids) await keys.create(each, call)
  const { remove } = keychain
  keychain.remove = async (account, how) => {
    if (account.endsWith('two')) keychain.state.failing = 'keychain_timeout'
    return remove(account, how)
  }
  expect(await keys.remove(ids, call)).toMatchObject({
    ids: ['key-two', 'key-three'],
    error: { code: 'keychain_timeout' },
  })
})
