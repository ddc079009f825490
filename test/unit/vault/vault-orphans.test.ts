import { readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Keychain } from '../../../main/vault/keychain.ts'
import { setUpVaults, vaultsIn } from './fakes.ts'
import { signedIn, signingIn } from './records.ts'

/** A start whose keychain never answers this call: the app is killed there. */
function killedAt(folder: string, keychain: Keychain, name: keyof Keychain, done: boolean) {
  const killed: Keychain = {
    ...keychain,
    async [name](account: string, secret: string) {
      if (done && name === 'write') await keychain.write(account, secret)
      if (done && name === 'remove') await keychain.remove(account)
      return new Promise<never>(() => undefined)
    },
  }
  return vaultsIn(folder, killed).start()
}

const namedIn = async (path: string): Promise<string> =>
  JSON.parse(await readFile(path, 'utf8')).keyId

describe('a key that a crash left behind', () => {
  test.each([false, true])(
    'of a first save goes with the next one; the keychain had it: %s',
    async (had) => {
      const { folder, path, keychain, start } = await setUpVaults()
      void killedAt(folder, keychain, 'write', had).save(signingIn())
      await expect.poll(() => keychain.secrets.size).toBe(had ? 1 : 0)
      await expect.poll(() => readdir(folder)).toEqual(['beatport.keys'])
      await start().save(signedIn('r-1'))
      expect([...keychain.secrets.keys()]).toEqual([`beatport/${await namedIn(path)}`])
      expect(await readFile(join(folder, 'beatport.keys'), 'utf8')).toBe(`${await namedIn(path)}\n`)
    },
  )

  test.each([false, true])(
    'of a wipe goes with the next sign-in; it was removed: %s',
    async (removed) => {
      const { folder, path, keychain, start } = await setUpVaults()
      await start().save(signedIn('r-1'))
      const killed = killedAt(folder, keychain, 'remove', removed)
      await killed.load()
      void killed.clear()
      await expect.poll(() => readdir(folder)).toEqual(['beatport.keys'])
      await expect.poll(() => keychain.secrets.size).toBe(removed ? 0 : 1)
      await start().save(signingIn())
      expect([...keychain.secrets.keys()]).toEqual([`beatport/${await namedIn(path)}`])
    },
  )

  test('goes with the next wipe too, of a start that never had a session', async () => {
    const { folder, keychain, start } = await setUpVaults()
    void killedAt(folder, keychain, 'write', true).save(signingIn())
    await expect.poll(() => keychain.secrets.size).toBe(1)
    await start().clear()
    expect([keychain.secrets.size, await readdir(folder)]).toEqual([0, []])
  })

  test('is left over by a sign-out with a locked keychain, and goes with a later start', async () => {
    const { folder, keychain, start } = await setUpVaults()
    const vault = start()
    await vault.save(signedIn('r-1'))
    keychain.state.locked = true
    await expect(vault.clear()).rejects.toMatchObject({ code: 'keychain_refused' })
    keychain.state.locked = false
    await start().clear()
    expect([keychain.secrets.size, await readdir(folder)]).toEqual([0, []])
  })

  test('of a keychain that was silent goes once it answers', async () => {
    const { path, keychain, start } = await setUpVaults()
    keychain.state.failing = 'keychain_timeout'
    await start()
      .save(signingIn())
      .catch(() => undefined)
    keychain.state.failing = undefined
    // What it did late, and the app was gone by then.
    const known = await readFile(path.replace('.json', '.keys'), 'utf8')
    keychain.secrets.set(`beatport/${known.trim()}`, 'late')
    await start().save(signedIn('r-1'))
    expect([...keychain.secrets.keys()]).toEqual([`beatport/${await namedIn(path)}`])
  })
})

describe('a key that is still needed stays', () => {
  test('if a record that was set aside names it', async () => {
    const { keychain, start } = await setUpVaults()
    for (const token of ['r-1', 'r-2']) await start().save(signedIn(token))
    expect(keychain.secrets.size).toBe(2)
  })

  test('if a file does not tell its key: it may be this one', async () => {
    const { folder, path, keychain, start } = await setUpVaults()
    await start().save(signedIn('r-1'))
    await writeFile(path, 'damaged by a disk that may recover')
    for (const token of ['r-2', 'r-3']) await start().save(signedIn(token))
    expect(keychain.secrets.size).toBe(3)
    // The user has signed in since: what was set aside goes with the sign-out, and all keys with it.
    const vault = start()
    await vault.load()
    await vault.clear()
    expect([keychain.secrets.size, await readdir(folder)]).toEqual([0, []])
  })

  test('after a sign-in that was cancelled, and goes with the record that needs it', async () => {
    const { keychain, start } = await setUpVaults()
    await start().save(signedIn('r-1'))
    const cancelled = start()
    await cancelled.save(signingIn())
    await cancelled.clear()
    expect(keychain.secrets.size).toBe(1)
    const signedOut = start()
    await signedOut.save(signedIn('r-2'))
    await signedOut.clear()
    expect(keychain.secrets.size).toBe(0)
  })

  test('also if the list of keys is lost, and the record goes on', async () => {
    const { folder, keychain, start } = await setUpVaults()
    await start().save(signedIn('r-1'))
    await rm(join(folder, 'beatport.keys'))
    const vault = start()
    expect(await vault.load()).toMatchObject({ found: 'record' })
    await vault.clear()
    expect([keychain.secrets.size, await readdir(folder)]).toEqual([0, []])
  })

  test('if it is another connection\u2019s', async () => {
    const { keychain, start } = await setUpVaults()
    await start('beatport-anonymous').save(signedIn('other'))
    await start().save(signedIn('r-1'))
    await start().clear()
    expect(await start('beatport-anonymous').load()).toMatchObject({ found: 'record' })
    expect(keychain.secrets.size).toBe(1)
  })
})
