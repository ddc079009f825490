import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createKeytarKeychain, type Keytar } from '../../../main/vault/keytar-keychain.ts'

const service = 'Deckpass'
const limits = { background: 40, interactive: 400 }

/** keytar in memory; `held` calls wait for `release`, as they do while a prompt is showing. */
function fakeKeytar(changes: Partial<Keytar> = {}) {
  const secrets = new Map<string, string>()
  const calls: string[] = []
  let release = () => {}
  let held: Promise<void> = Promise.resolve()
  const keytar: Keytar = {
    getPassword: async (service, account) => {
      calls.push(`get ${account}`)
      await held
      return secrets.get(`${service}: ${account}`) ?? null
    },
    setPassword: async (service, account, secret) => {
      calls.push(`set ${account}`)
      await held
      secrets.set(`${service}: ${account}`, secret)
    },
    deletePassword: async (service, account) => {
      calls.push(`delete ${account}`)
      await held
      return secrets.delete(`${service}: ${account}`)
    },
    ...changes,
  }
  const hold = () => (held = new Promise((resolve) => (release = resolve)))
  const loadKeytar = () => Promise.resolve(keytar)
  return { secrets, calls, hold, release: () => release(), loadKeytar }
}

const refusing = async () => {
  throw new Error('Object in einer gesperrten Sammlung')
}

test('what was written is read, under the name of the service, and removed', async () => {
  const { loadKeytar, secrets } = fakeKeytar()
  const keychain = createKeytarKeychain({ service, loadKeytar })
  await keychain.write('beatport/1', 'a key')
  expect([...secrets]).toEqual([['Deckpass: beatport/1', 'a key']])
  expect(await keychain.read('beatport/1')).toBe('a key')
  expect(await keychain.remove('beatport/1')).toBe(true)
  expect(await keychain.remove('beatport/1')).toBe(false)
  expect(await keychain.read('beatport/1')).toBeUndefined()
})

describe('errors', () => {
  test('an addon that cannot be loaded means no keychain', async () => {
    const loadKeytar = () => Promise.reject(new Error('libsecret-1.so.0: cannot open'))
    const keychain = createKeytarKeychain({ service, loadKeytar })
    await expect(keychain.read('a')).rejects.toMatchObject({ code: 'keychain_unavailable' })
    await expect(keychain.write('a', 'b')).rejects.toMatchObject({ code: 'keychain_unavailable' })
  })

  test('a write that fails where reads are answered was refused', async () => {
    const { loadKeytar } = fakeKeytar({ setPassword: refusing })
    const keychain = createKeytarKeychain({ service, loadKeytar, platform: 'linux' })
    await expect(keychain.write('a', 'b')).rejects.toMatchObject({ code: 'keychain_refused' })
  })

  test('where reads fail too there is none on Linux, and one that refuses elsewhere', async () => {
    const { loadKeytar } = fakeKeytar({ setPassword: refusing, getPassword: refusing })
    const on = (platform: NodeJS.Platform) =>
      createKeytarKeychain({ service, loadKeytar, platform }).write('a', 'b')
    await expect(on('linux')).rejects.toMatchObject({ code: 'keychain_unavailable' })
    await expect(on('darwin')).rejects.toMatchObject({ code: 'keychain_refused' })
    await expect(on('win32')).rejects.toMatchObject({ code: 'keychain_refused' })
  })
})

describe('time limits', () => {
  test('a call that gets no answer is given up, and the keychain works again afterwards', async () => {
    const { loadKeytar, hold, release } = fakeKeytar()
    const keychain = createKeytarKeychain({ service, loadKeytar, limits })
    void hold()
    await expect(keychain.read('a')).rejects.toMatchObject({ code: 'keychain_timeout' })
    release()
    await keychain.write('a', 'b')
    expect(await keychain.read('a')).toBe('b')
  })

  test('a call that a click waits for has more time', async () => {
    const { loadKeytar, hold, release } = fakeKeytar()
    const keychain = createKeytarKeychain({ service, loadKeytar, limits })
    void hold()
    const writing = keychain.write('a', 'b', { interactive: true })
    await pause(2 * limits.background)
    release()
    await expect(writing).resolves.toBeUndefined()
  })

  test('one call at a time: others wait, and those given up meanwhile are never made', async () => {
    const { loadKeytar, hold, release, calls } = fakeKeytar()
    const keychain = createKeytarKeychain({ service, loadKeytar, limits })
    void hold()
    const first = keychain.read('first', { interactive: true })
    await expect(keychain.write('second', 'b')).rejects.toMatchObject({ code: 'keychain_timeout' })
    const third = keychain.read('third')
    expect(calls).toEqual(['get first'])
    release()
    await Promise.all([first, third])
    expect(calls).toEqual(['get first', 'get third'])
  })

  test('a write that comes through after it was given up is undone', async () => {
    const { loadKeytar, hold, release, secrets, calls } = fakeKeytar()
    const keychain = createKeytarKeychain({ service, loadKeytar, limits })
    void hold()
    await expect(keychain.write('late', 'b')).rejects.toMatchObject({ code: 'keychain_timeout' })
    release()
    expect(await keychain.read('other')).toBeUndefined()
    expect(calls).toEqual(['set late', 'delete late', 'get other'])
    expect(secrets.size).toBe(0)
  })

  test('a late secret tells that the user has unlocked the keychain, a late nothing does not', async () => {
    const { loadKeytar, hold, release } = fakeKeytar()
    let unlocked = 0
    const onUnlocked = () => void unlocked++
    const keychain = createKeytarKeychain({ service, loadKeytar, limits, onUnlocked })
    await keychain.write('there', 'b')
    await keychain.read('there')
    for (const account of ['not there', 'there']) {
      expect(unlocked).toBe(0)
      void hold()
      await expect(keychain.read(account)).rejects.toMatchObject({ code: 'keychain_timeout' })
      release()
      await keychain.remove('another')
    }
    expect(unlocked).toBe(1)
  })

  test('a late write tells so too, and not again before the keychain answers in time', async () => {
    const { loadKeytar, hold, release, calls } = fakeKeytar()
    let unlocked = 0
    const onUnlocked = () => void unlocked++
    const keychain = createKeytarKeychain({ service, loadKeytar, limits, onUnlocked })
    const lateWrite = async () => {
      void hold()
      await expect(keychain.write('a', 'b')).rejects.toMatchObject({ code: 'keychain_timeout' })
      const done = calls.length
      release()
      await expect.poll(() => calls.slice(done)).toEqual(['delete a'])
      await pause(5)
    }
    await lateWrite()
    expect(unlocked).toBe(1)
    await lateWrite()
    expect(unlocked).toBe(1)
    await keychain.read('a')
    await lateWrite()
    expect(unlocked).toBe(2)
  })

  test('a write in time is not undone', async () => {
    const { loadKeytar, calls } = fakeKeytar()
    const keychain = createKeytarKeychain({ service, loadKeytar, limits })
    await keychain.write('a', 'b')
    await pause(2 * limits.background)
    expect(calls).toEqual(['set a'])
  })
})
