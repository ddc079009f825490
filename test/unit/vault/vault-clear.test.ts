import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asidesIn, recordsIn, refreshToken, setUpVaults } from './fakes.ts'
import { signedIn, signingIn } from './records.ts'

describe('clearing', () => {
  test('removes the record and its key, and a later sign-in makes a new one', async () => {
    const { start, folder, keychain } = await setUpVaults()
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
    const { start, keychain } = await setUpVaults()
    await expect(start().clear()).resolves.toBeUndefined()
    expect(keychain.calls).toEqual([])
  })

  test('finds the key of a record that this run never opened', async () => {
    const { start, keychain } = await setUpVaults()
    await start().save(signedIn('r-1'))
    await start().clear()
    expect(keychain.secrets.size).toBe(0)
  })

  test.each(['locked', 'failing'] as const)(
    'with a %s keychain removes the file, tells, and removes the key at another try',
    async (how) => {
      const { start, folder, keychain } = await setUpVaults()
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
    const { start, folder, keychain } = await setUpVaults()
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
    const { start, folder, path, keychain } = await setUpVaults()
    const vault = start()
    await vault.save(signedIn('r-1'))
    await rename(path, join(folder, 'copy'))
    await mkdir(path)
    await expect(vault.clear()).rejects.toMatchObject({ code: 'write_failed' })
    expect(keychain.secrets.size).toBe(0)
  })

  test('does not make the next file one of its own', async () => {
    const { start, folder, path } = await setUpVaults()
    const vault = start()
    await vault.save(signedIn('r-1'))
    await vault.clear()
    await writeFile(path, 'put there by a backup')
    await vault.save(signedIn('r-2'))
    expect(await asidesIn(folder)).toHaveLength(1)
  })

  test('leaves other connections and their keys alone', async () => {
    const { start } = await setUpVaults()
    await start('beproduct').save(signedIn('other'))
    const vault = start()
    await vault.save(signedIn('r-1'))
    await vault.clear()
    expect(refreshToken(await start('beproduct').load())).toBe('other')
  })
})
