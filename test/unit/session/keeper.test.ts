import { describe, expect, test } from 'vitest'
import { createKeeper } from '../../../main/session/keeper.ts'
import type { SessionRecord } from '../../../main/session/record.ts'
import { Secret } from '../../../main/session/secret.ts'
import { MemoryStore } from '../../support/world/memory-store.ts'
import { exampleProfile, settle } from '../../support/world.ts'

function setUp(store = new MemoryStore()) {
  const logged: string[] = []
  let told = 0
  const log = { info: () => {}, warn: (event: string) => void logged.push(event) }
  const keeper = createKeeper(exampleProfile, store, log, () => told++)
  return { store, keeper, logged, told: () => told }
}
const withToken =
  (token: string) =>
  (record: SessionRecord): SessionRecord => ({
    ...record,
    grant: {
      refreshToken: new Secret('refresh token', token),
      idToken: undefined,
      scope: '',
      profile: undefined,
      refreshTokenUsedAt: 0,
      journal: undefined,
    },
  })
const tokenOf = (record: SessionRecord) => record.grant?.refreshToken?.reveal()

describe('a change', () => {
  test('is on disk before it is in memory', async () => {
    const { store, keeper } = setUp()
    const seen: unknown[] = []
    store.beforeSave = async () => void seen.push(tokenOf(keeper.record()))
    expect(await keeper.change(0, withToken('r-1'))).toBe(true)
    expect(seen).toEqual([undefined])
    expect([store.refreshToken(), tokenOf(keeper.record())]).toEqual(['r-1', 'r-1'])
  })

  test('begins with what the change before it made', async () => {
    const { store, keeper } = setUp()
    const add = (name: string) =>
      keeper.change(0, (record) => withToken((tokenOf(record) ?? '') + name)(record))
    await Promise.all(['a', 'b', 'c', 'd'].map(add))
    expect(store.refreshToken()).toBe('abcd')
    expect(store.saves).toBe(4)
  })

  test('that changes nothing is not written', async () => {
    const { store, keeper } = setUp()
    expect(await keeper.change(0, (record) => record)).toBe(true)
    expect(store.saves).toBe(0)
  })

  test('names the service that it belongs to', async () => {
    const { store, keeper } = setUp()
    await keeper.change(0, withToken('r-1'))
    const { issuer, clientId, tokenEndpoint } = exampleProfile
    expect(store.disk).toMatchObject({ issuer, clientId, tokenEndpoint })
  })
})

describe('a store that refuses', () => {
  test.each(['write_failed', 'keychain_refused', 'keychain_timeout'] as const)(
    'with %s leaves the record in memory, and says so once',
    async (code) => {
      const { store, keeper, logged, told } = setUp()
      store.failSave = code
      expect(await keeper.change(0, withToken('r-1'))).toBe(true)
      expect(await keeper.change(0, withToken('r-2'))).toBe(true)
      expect(tokenOf(keeper.record())).toBe('r-2')
      expect(keeper.storage()).toEqual({ in: 'memory', code })
      expect(logged).toEqual(['record-not-saved'])
      expect(told()).toBe(1)
    },
  )

  test('in a way that nobody foresaw does not cost the record either', async () => {
    const { store, keeper } = setUp()
    store.failSave = new TypeError('a fault')
    expect(await keeper.change(0, withToken('r-1'))).toBe(true)
    expect(tokenOf(keeper.record())).toBe('r-1')
    expect(keeper.storage()).toEqual({ in: 'memory', code: 'write_failed' })
  })

  test('and then takes a later change has all of it', async () => {
    const { store, keeper, told } = setUp()
    store.failSave = 'write_failed'
    await keeper.change(0, withToken('r-1'))
    store.failSave = undefined
    await keeper.change(0, (record) => ({ ...record, history: [] }))
    expect(store.refreshToken()).toBe('r-1')
    expect(keeper.storage()).toEqual({ in: 'vault' })
    expect(told()).toBe(2)
  })

  test('is tried again by a flush, and only then', async () => {
    const { store, keeper } = setUp()
    await keeper.change(0, withToken('r-1'))
    await keeper.flush()
    expect(store.saves).toBe(1)
    store.failSave = 'keychain_timeout'
    await keeper.change(0, withToken('r-2'))
    await keeper.flush()
    expect([store.refreshToken(), keeper.storage().in]).toEqual(['r-1', 'memory'])
    store.failSave = undefined
    await keeper.flush()
    expect([store.refreshToken(), keeper.storage().in]).toEqual(['r-2', 'vault'])
  })
})

describe('a wipe', () => {
  test('forgets at once and clears the disk', async () => {
    const { store, keeper } = setUp()
    await keeper.change(0, withToken('r-1'))
    const wiped = keeper.wipe()
    expect(tokenOf(keeper.record())).toBeUndefined()
    expect(keeper.generation()).toBe(1)
    await wiped
    expect(store.disk).toBeUndefined()
  })

  test('lets nothing begun before it be written after it', async () => {
    const { store, keeper } = setUp()
    let release = () => {}
    store.beforeSave = () => new Promise((resolve) => (release = resolve))
    const underWay = keeper.change(0, withToken('r-1'))
    const waiting = keeper.change(0, withToken('r-2'))
    await settle()
    const wiped = keeper.wipe()
    release()
    expect(await Promise.all([underWay, waiting])).toEqual([false, false])
    await wiped
    expect(await keeper.change(0, withToken('r-3'))).toBe(false)
    expect([store.disk, store.saves]).toEqual([undefined, 1])
    expect(tokenOf(keeper.record())).toBeUndefined()
  })

  test('has nothing left in memory of what was not saved', async () => {
    const { store, keeper } = setUp()
    store.failSave = 'write_failed'
    await keeper.change(0, withToken('r-1'))
    await keeper.wipe()
    expect(keeper.storage()).toEqual({ in: 'vault' })
    await keeper.flush()
    expect(store.saves).toBe(1)
  })

  test('is not followed by the failure of a write begun before it', async () => {
    const { store, keeper, logged } = setUp()
    let release = () => {}
    store.beforeSave = () => new Promise((resolve) => (release = resolve))
    store.failSave = 'write_failed'
    const underWay = keeper.change(0, withToken('r-1'))
    await settle()
    const wiped = keeper.wipe()
    release()
    await Promise.all([underWay, wiped])
    expect(keeper.storage()).toEqual({ in: 'vault' })
    expect(logged).toEqual([])
  })

  test('that the store refuses says so, and has forgotten all the same', async () => {
    const { store, keeper } = setUp()
    await keeper.change(0, withToken('r-1'))
    store.failClear = 'write_failed'
    await expect(keeper.wipe()).rejects.toMatchObject({ code: 'write_failed' })
    expect(tokenOf(keeper.record())).toBeUndefined()
    expect(await keeper.change(1, withToken('r-2'))).toBe(true)
  })

  test('comes after the writes that were asked for before it', async () => {
    const { store, keeper } = setUp()
    void keeper.change(0, withToken('r-1'))
    void keeper.wipe()
    void keeper.change(1, withToken('r-2'))
    await keeper.flush()
    expect(store.refreshToken()).toBe('r-2')
  })
})

describe('a look into the vault', () => {
  test('gives what is there, and changes nothing in memory', async () => {
    const { store, keeper } = setUp()
    expect(await keeper.read()).toEqual({ found: 'nothing' })
    store.disk = withToken('r-1')(keeper.record())
    expect(await keeper.read()).toMatchObject({ found: 'record' })
    expect(tokenOf(keeper.record())).toBeUndefined()
  })

  test.each(['issuer', 'clientId', 'tokenEndpoint'] as const)(
    'finds nothing in a record of another %s, and leaves it there',
    async (name) => {
      const { store, keeper, logged } = setUp()
      const foreign = { ...withToken('r-1')(keeper.record()), [name]: 'https://other.example' }
      store.disk = foreign
      expect(await keeper.read()).toEqual({ found: 'nothing' })
      expect(store.disk).toBe(foreign)
      expect(logged).toEqual(['record-of-another-service'])
    },
  )

  test('that fails altogether counts as a keychain that does not open', async () => {
    const { store, keeper } = setUp()
    store.failLoad = 'keychain_timeout'
    const unreadable = { found: 'unreadable', reason: 'keychain-unavailable' }
    expect(await keeper.read()).toEqual(unreadable)
    store.failLoad = undefined
    expect(await keeper.read()).toEqual({ found: 'nothing' })
  })

  test('goes on with what it is told to', async () => {
    const { keeper } = setUp()
    keeper.adopt(withToken('r-9')(keeper.record()))
    expect(tokenOf(keeper.record())).toBe('r-9')
  })
})
