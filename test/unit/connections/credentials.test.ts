import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { createCredentialStore, enteredCredentials } from '../../../main/connections/credentials.ts'
import { StorageError } from '../../../main/session/errors.ts'
import { Secret } from '../../../main/session/secret.ts'
import type { Keychain } from '../../../main/vault/keychain.ts'

const credentials = {
  clientId: 'an-id',
  clientSecret: new Secret('client secret', 'the-secret-canary'),
}

function setUp(changes: Partial<Keychain> = {}) {
  const items = new Map<string, string>()
  const keychain: Keychain = {
    read: async (account) => items.get(account),
    write: async (account, secret) => void items.set(account, secret),
    remove: async (account) => items.delete(account),
    ...changes,
  }
  return { items, store: createCredentialStore(keychain) }
}
const refused = () => Promise.reject(new StorageError('keychain_refused'))

describe('credentials', () => {
  test('are kept in the keychain, one item a connection, and come back', async () => {
    const { items, store } = setUp()
    expect(await store.write('fuuffy-2', credentials)).toBeUndefined()
    expect([...items.keys()]).toEqual(['fuuffy-2/client'])
    const read = await store.read('fuuffy-2')
    expect([read?.clientId, read?.clientSecret.reveal()]).toEqual(['an-id', 'the-secret-canary'])
    expect(await store.read('fuuffy')).toBeUndefined()
  })

  test('go when they are removed, and others stay', async () => {
    const { items, store } = setUp()
    await store.write('one', credentials)
    await store.write('two', credentials)
    expect(await store.remove('one')).toBe(true)
    expect([...items.keys()]).toEqual(['two/client'])
    expect(await store.remove('one')).toBe(true)
  })

  test('that the keychain does not take say why', async () => {
    expect(await setUp({ write: refused }).store.write('one', credentials)).toBe('keychain_refused')
    const forgetful = setUp({ write: () => Promise.resolve() })
    expect(await forgetful.store.write('one', credentials)).toBe('keychain_refused')
    const broken = setUp({ write: () => Promise.reject(new Error('D-Bus')) })
    expect(await broken.store.write('one', credentials)).toBe('keychain_unavailable')
  })

  test('that the keychain does not give are none', async () => {
    expect(await setUp({ read: refused }).store.read('one')).toBeUndefined()
    const { items, store } = setUp()
    for (const text of ['', '{}', '[]', 'x', '{"clientId":"a","clientSecret":7}']) {
      items.set('one/client', text)
      expect(await store.read('one')).toBeUndefined()
    }
  })

  test('that may still be there are told', async () => {
    expect(await setUp({ remove: refused }).store.remove('one')).toBe(false)
  })
})

describe('what a user enters', () => {
  test('loses the blanks around it, and is a secret from then on', () => {
    const entered = v.parse(enteredCredentials, { clientId: ' an-id\n', clientSecret: '\tx-y ' })
    expect(entered.clientId).toBe('an-id')
    expect(entered.clientSecret.reveal()).toBe('x-y')
    expect(String(entered.clientSecret) + JSON.stringify(entered)).not.toContain('x-y')
  })

  test.each([
    [''],
    ['  '],
    ['two words'],
    ['\u00fc'],
    ['a\u0000b'],
    ['x'.repeat(513)],
    [7],
    [null],
  ])('is not %j', (text) => {
    const fits = (entered: object) => v.safeParse(enteredCredentials, entered).success
    expect(fits({ clientId: text, clientSecret: 'x' })).toBe(false)
    expect(fits({ clientId: 'x', clientSecret: text })).toBe(false)
  })
})
