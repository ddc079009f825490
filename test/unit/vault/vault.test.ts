import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Loaded } from '../../../main/session/ports.ts'
import { Secret } from '../../../main/session/secret.ts'
import { fakeKeychain, temporaryFolder, vaultsIn } from './fakes.ts'
import { signedIn, signingIn } from './records.ts'

async function setUp() {
  const folder = await temporaryFolder()
  const keychain = fakeKeychain()
  return { folder, path: join(folder, 'beatport.json'), keychain, ...vaultsIn(folder, keychain) }
}

const refreshToken = (loaded: Loaded) =>
  loaded.found === 'record' ? loaded.record.grant?.refreshToken?.reveal() : loaded

/** All but the names of keys, which tell nothing. */
const recordsIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name !== 'beatport.keys')

const asidesIn = async (folder: string) =>
  (await readdir(folder)).filter((name) => name.includes('.aside-'))

describe('keeping a record', () => {
  test('what was saved is loaded by the next start', async () => {
    const { start } = await setUp()
    await start().save(signedIn('r-1'))
    expect(refreshToken(await start().load())).toBe('r-1')
  })

  test('nothing saved, nothing found, and the keychain left alone', async () => {
    const { start, keychain } = await setUp()
    expect(await start().load()).toEqual({ found: 'nothing' })
    expect(keychain.calls).toEqual([])
  })

  test('one keychain write and one look at it a sign-in, none for later saves and loads', async () => {
    const { start, keychain } = await setUp()
    const vault = start()
    for (const token of ['r-1', 'r-2', 'r-3']) await vault.save(signedIn(token))
    expect(refreshToken(await vault.load())).toBe('r-3')
    expect(keychain.calls).toEqual(['write', 'read'])
  })

  test('a later start goes on with the same key', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    const later = start()
    await later.load()
    await later.save(signedIn('r-2'))
    expect(keychain.calls).toEqual(['write', 'read', 'read'])
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('neither the file nor the keychain nor the log has a secret in plain text', async () => {
    const { start, path, keychain, log } = await setUp()
    const vault = start()
    await vault.save(signedIn('very-secret-token'))
    keychain.state.failing = 'keychain_timeout'
    await vault.clear().catch(() => undefined)
    await start()
      .save(signedIn('very-secret-token'))
      .catch(() => undefined)
    keychain.state.failing = undefined
    await vault.save(signedIn('very-secret-token'))
    const seen = [await readFile(path, 'utf8'), ...keychain.secrets.values(), ...log.lines].join()
    expect(log.lines).toHaveLength(2)
    expect(seen).not.toContain('very-secret-token')
    expect(seen).not.toContain(Buffer.from('very-secret-token').toString('base64url'))
  })

  test('saves run in the order given, with loads between them', async () => {
    const { start } = await setUp()
    const vault = start()
    const tokens = Array.from({ length: 8 }, (_, at) => `r-${at}`)
    const seen: unknown[] = []
    await Promise.all(
      tokens.flatMap((token) => [
        vault.save(signedIn(token)),
        vault.load().then((loaded) => seen.push(refreshToken(loaded))),
      ]),
    )
    expect(seen).toEqual(tokens)
  })

  test('a click that waits gives the keychain more time', async () => {
    const { start, keychain } = await setUp()
    let clicked = true
    await start('beatport', () => clicked).save(signedIn('r-1'))
    clicked = false
    await start('beatport', () => clicked).load()
    expect(keychain.interactive).toEqual([true, true, false])
  })
})

describe('what cannot be opened', () => {
  test('a locked keychain, a silent one and a missing key are told apart', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    keychain.state.locked = true
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'keychain-unavailable' })
    keychain.state.locked = false
    keychain.state.failing = 'keychain_timeout'
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'keychain-unavailable' })
    keychain.state.failing = undefined
    keychain.secrets.clear()
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'key-missing' })
    expect(keychain.secrets.size).toBe(0)
  })

  test('a user who dismissed the question for the password is not asked a second time', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    const calls = keychain.calls.length
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const { read } = keychain
    keychain.read = async (...given) => {
      vi.advanceTimersByTime(1_100)
      keychain.state.locked = true
      return read(...given)
    }
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'keychain-unavailable' })
    expect(keychain.calls.slice(calls)).toEqual(['read'])
  })

  test('a key unlocked between the look and the probe is found after all', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    keychain.state.locked = true
    const { write } = keychain
    keychain.write = async (...given) => {
      keychain.state.locked = false
      return write(...given)
    }
    expect(refreshToken(await start().load())).toBe('r-1')
  })

  test('an unlocked keychain is used without a restart', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    const vault = start()
    keychain.state.locked = true
    await vault.load()
    keychain.state.locked = false
    expect(refreshToken(await vault.load())).toBe('r-1')
  })

  test('a record sealed for another connection or with another key is damaged', async () => {
    const { start, folder, path, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    await writeFile(join(folder, 'other.json'), await readFile(path))
    const [[account, secret] = ['', '']] = keychain.secrets
    keychain.secrets.set(account.replace('beatport', 'other'), secret)
    const damaged = { found: 'unreadable', reason: 'damaged' }
    expect(await start('other').load()).toEqual(damaged)
    keychain.secrets.set(account, Buffer.alloc(32).toString('base64url'))
    expect(await start().load()).toEqual(damaged)
    keychain.secrets.set(account, 'short')
    expect(await start().load()).toEqual(damaged)
  })

  test('a record of a newer version is named as such, without asking the keychain', async () => {
    const { start, path, keychain } = await setUp()
    await writeFile(path, JSON.stringify({ version: 9 }))
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'newer' })
    expect(keychain.calls).toEqual([])
  })

  test('any bit that flips and any cut in the file is seen, and harms nothing', async () => {
    const { start, path, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    const whole = await readFile(path)
    const vault = start()
    const found = async (content: Uint8Array) => {
      await writeFile(path, content)
      return (await vault.load()).found
    }
    const flipped = (bit: number) =>
      whole.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        expect(await found(flipped(bit))).toBe('unreadable')
        expect(await found(whole.subarray(0, bit >> 3))).toBe('unreadable')
      }),
      { numRuns: 200 },
    )
    expect(await found(whole)).toBe('record')
    expect(keychain.secrets.size).toBe(1)
  })

  test('stays in place until the next save, which sets it aside', async () => {
    const { start, folder, path } = await setUp()
    await writeFile(path, 'damaged')
    const vault = start()
    expect(await vault.load()).toEqual({ found: 'unreadable', reason: 'damaged' })
    expect(await asidesIn(folder)).toEqual([])
    await vault.save(signedIn('r-1'))
    await vault.save(signedIn('r-2'))
    const [aside = '', ...more] = await asidesIn(folder)
    expect(more).toEqual([])
    expect(await readFile(join(folder, aside), 'utf8')).toBe('damaged')
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('keys of asides that made room leave the keychain, the others stay', async () => {
    const { start, folder, keychain } = await setUp()
    for (let count = 0; count < 6; count++) await start().save(signedIn('r-1'))
    expect(await asidesIn(folder)).toHaveLength(3)
    expect(keychain.secrets.size).toBe(4)
  })

  test('a record that was never looked at is not overwritten either', async () => {
    const { start, folder } = await setUp()
    await start().save(signedIn('r-1'))
    await start().save(signedIn('r-2'))
    expect(await asidesIn(folder)).toHaveLength(1)
  })
})

describe('a keychain that fails', () => {
  test('rejects the save, leaves the old file, and is used as soon as it is there', async () => {
    const { start, path, folder, keychain } = await setUp()
    await writeFile(path, 'damaged')
    const vault = start()
    await vault.load()
    for (const code of ['keychain_unavailable', 'keychain_timeout', 'keychain_refused'] as const) {
      keychain.state.failing = code
      await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code })
      expect(vault.status()).toEqual({ kind: 'memory', reason: code })
    }
    expect(await recordsIn(folder)).toEqual(['beatport.json'])
    keychain.state.failing = undefined
    await vault.save(signedIn('r-2'))
    expect(vault.status()).toEqual({ kind: 'keychain' })
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('a key that does not come back from the keychain is not trusted', async () => {
    const { start, path, keychain } = await setUp()
    const { read } = keychain
    keychain.read = async (account) => (await read(account))?.slice(0, 20)
    const vault = start()
    await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code: 'keychain_refused' })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    expect(keychain.secrets.size).toBe(0)
  })

  test('a file that cannot be written leaves one key, which the next save uses', async () => {
    const { start, path, keychain } = await setUp()
    await mkdir(path)
    const vault = start()
    for (let tries = 0; tries < 3; tries++)
      await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code: 'write_failed' })
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'write_failed' })
    expect(keychain.secrets.size).toBe(1)
  })
})

describe('clearing', () => {
  test('removes the record and its key, and a later sign-in makes a new one', async () => {
    const { start, folder, keychain } = await setUp()
    const vault = start()
    await vault.save(signedIn('r-1'))
    const [before] = keychain.secrets.keys()
    await vault.clear()
    expect(await readdir(folder)).toEqual([])
    expect(keychain.secrets.size).toBe(0)
    expect(await vault.load()).toEqual({ found: 'nothing' })
    await vault.save(signedIn('r-2'))
    expect([...keychain.secrets.keys()]).not.toContain(before)
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('works where nothing was, without asking the keychain', async () => {
    const { start, keychain } = await setUp()
    await expect(start().clear()).resolves.toBeUndefined()
    expect(keychain.calls).toEqual([])
  })

  test('finds the key of a record that this run never opened', async () => {
    const { start, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    await start().clear()
    expect(keychain.secrets.size).toBe(0)
  })

  test.each(['locked', 'failing'] as const)(
    'with a %s keychain removes the file, tells, and removes the key at another try',
    async (how) => {
      const { start, folder, keychain } = await setUp()
      const vault = start()
      await vault.save(signedIn('r-1'))
      const code = how === 'locked' ? 'keychain_refused' : 'keychain_timeout'
      if (how === 'locked') keychain.state.locked = true
      else keychain.state.failing = code
      await expect(vault.clear()).rejects.toMatchObject({ code })
      expect(await recordsIn(folder)).toEqual([])
      expect(await vault.load()).toEqual({ found: 'nothing' })
      Object.assign(keychain.state, { locked: false, failing: undefined })
      await vault.clear()
      expect(keychain.secrets.size).toBe(0)
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('takes the asides and their keys along after a sign-in, not after one that was cancelled', async () => {
    const { start, folder, keychain } = await setUp()
    await start().save(signedIn('r-1'))
    const cancelled = start()
    await cancelled.save(signingIn())
    await cancelled.clear()
    expect(await asidesIn(folder)).toHaveLength(1)
    expect(keychain.secrets.size).toBe(1)
    const finished = start()
    await finished.save(signingIn())
    await finished.save(signedIn('r-2'))
    await finished.clear()
    expect(await readdir(folder)).toEqual([])
    expect(keychain.secrets.size).toBe(0)
  })

  test('of a file that cannot be removed takes its key, so that nothing opens it', async () => {
    const { start, folder, path, keychain } = await setUp()
    const vault = start()
    await vault.save(signedIn('r-1'))
    await rename(path, join(folder, 'copy'))
    await mkdir(path)
    await expect(vault.clear()).rejects.toMatchObject({ code: 'write_failed' })
    expect(keychain.secrets.size).toBe(0)
  })

  test('does not make the next file one of its own', async () => {
    const { start, folder, path } = await setUp()
    const vault = start()
    await vault.save(signedIn('r-1'))
    await vault.clear()
    await writeFile(path, 'put there by a backup')
    await vault.save(signedIn('r-2'))
    expect(await asidesIn(folder)).toHaveLength(1)
  })

  test('leaves other connections and their keys alone', async () => {
    const { start } = await setUp()
    await start('beproduct').save(signedIn('other'))
    const vault = start()
    await vault.save(signedIn('r-1'))
    await vault.clear()
    expect(refreshToken(await start('beproduct').load())).toBe('other')
  })
})

test('secrets are as long as services make them', async () => {
  const { start } = await setUp()
  const record = signedIn('x'.repeat(5_000))
  const idToken = new Secret('ID token', 'y'.repeat(20_000))
  await start().save({ ...record, grant: record.grant && { ...record.grant, idToken } })
  expect(refreshToken(await start().load())).toHaveLength(5_000)
})
