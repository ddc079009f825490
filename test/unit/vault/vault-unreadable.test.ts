import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { asidesIn, refreshToken, setUpVaults } from './fakes.ts'
import { signedIn } from './records.ts'

describe('what cannot be opened', () => {
  test('a locked keychain, a silent one and a missing key are told apart', async () => {
    const { start, keychain } = await setUpVaults()
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
    const { start, keychain } = await setUpVaults()
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
    const { start, keychain } = await setUpVaults()
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
    const { start, keychain } = await setUpVaults()
    await start().save(signedIn('r-1'))
    const vault = start()
    keychain.state.locked = true
    await vault.load()
    keychain.state.locked = false
    expect(refreshToken(await vault.load())).toBe('r-1')
  })

  test('a record sealed for another connection or with another key is damaged', async () => {
    const { start, folder, path, keychain } = await setUpVaults()
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
    const { start, path, keychain } = await setUpVaults()
    await writeFile(path, JSON.stringify({ version: 9 }))
    expect(await start().load()).toEqual({ found: 'unreadable', reason: 'newer' })
    expect(keychain.calls).toEqual([])
  })

  test('any bit that flips and any cut in the file is seen, and harms nothing', async () => {
    const { start, path, keychain } = await setUpVaults()
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
    const { start, folder, path } = await setUpVaults()
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
    const { start, folder, keychain } = await setUpVaults()
    for (let count = 0; count < 6; count++) await start().save(signedIn('r-1'))
    expect(await asidesIn(folder)).toHaveLength(3)
    expect(keychain.secrets.size).toBe(4)
  })

  test('a record that was never looked at is not overwritten either', async () => {
    const { start, folder } = await setUpVaults()
    await start().save(signedIn('r-1'))
    await start().save(signedIn('r-2'))
    expect(await asidesIn(folder)).toHaveLength(1)
  })
})
