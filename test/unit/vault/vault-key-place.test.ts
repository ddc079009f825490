import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refreshToken, setUpVaults } from './fakes.ts'
import { signedIn } from './records.ts'

async function setUp() {
  const vaults = await setUpVaults()
  const keyFiles = async () =>
    (await readdir(vaults.folder)).filter((name) => name.endsWith('.key'))
  return { ...vaults, keyFiles }
}

/** A session that the user had kept with its key in a file, because there was no keychain. */
async function keptInFile() {
  const all = await setUp()
  all.keychain.state.failing = 'keychain_unavailable'
  const vault = all.start()
  await expect(vault.save(signedIn('r-1'))).rejects.toThrow('keychain_unavailable')
  await vault.keepInFile()
  await vault.save(signedIn('r-1'))
  all.keychain.calls.length = 0
  return { ...all, vault }
}

describe('a key in a file', () => {
  test('is never chosen by the vault itself', async () => {
    const { start, keychain, keyFiles, choice } = await setUp()
    const vault = start()
    for (const code of ['keychain_unavailable', 'keychain_timeout', 'keychain_refused'] as const) {
      keychain.state.failing = code
      await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code })
      expect(vault.status()).toEqual({ kind: 'memory', reason: code })
    }
    expect([await keyFiles(), choice.place]).toEqual([[], 'keychain'])
  })

  test('keeps the session once the user said so, over starts and without the keychain', async () => {
    const { vault, start, folder, keyFiles, keychain } = await keptInFile()
    expect(vault.status()).toEqual({ kind: 'file' })
    const [name = '', ...others] = await keyFiles()
    expect(others).toEqual([])
    expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600)
    const later = start()
    expect(refreshToken(await later.load())).toBe('r-1')
    expect(later.status()).toEqual({ kind: 'file' })
    await later.save(signedIn('r-2'))
    expect(refreshToken(await start().load())).toBe('r-2')
    expect(keychain.calls).toEqual([])
  })

  test('seals the record all the same', async () => {
    const { path, keyFiles, folder } = await keptInFile()
    const [name = ''] = await keyFiles()
    const seen = [await readFile(path, 'utf8'), await readFile(join(folder, name), 'utf8')].join()
    expect(seen).not.toContain('r-1')
  })

  test('is not chosen while the keychain works, nor for a disk that is full', async () => {
    const { start, path, choice, keychain } = await setUp()
    const vault = start()
    await vault.keepInFile()
    await vault.save(signedIn('r-1'))
    await vault.keepInFile()
    expect([choice.place, vault.status()]).toEqual(['keychain', { kind: 'keychain' }])
    await vault.clear()
    await mkdir(path)
    await expect(vault.save(signedIn('r-2'))).rejects.toMatchObject({ code: 'write_failed' })
    await vault.keepInFile()
    expect([choice.place, keychain.secrets.size]).toEqual(['keychain', 1])
  })

  test('is not used if the choice cannot be kept', async () => {
    const { start, keychain, choice, keyFiles } = await setUp()
    keychain.state.failing = 'keychain_refused'
    const vault = start()
    await expect(vault.save(signedIn('r-1'))).rejects.toThrow()
    choice.failing = true
    await expect(vault.keepInFile()).rejects.toMatchObject({ code: 'write_failed' })
    await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code: 'keychain_refused' })
    expect(await keyFiles()).toEqual([])
  })

  test('is found also if the settings have forgotten the choice, and shown as what it is', async () => {
    const { start, choice } = await keptInFile()
    choice.place = 'keychain'
    const vault = start()
    expect(refreshToken(await vault.load())).toBe('r-1')
    expect(vault.status()).toEqual({ kind: 'file' })
  })

  test('that is gone or of another user is missing; what it sealed is set aside', async () => {
    const { start, folder, keyFiles } = await keptInFile()
    for (const name of await keyFiles()) await rm(join(folder, name))
    const vault = start()
    expect(await vault.load()).toEqual({ found: 'unreadable', reason: 'key-missing' })
    expect(vault.status()).toEqual({ kind: 'file' })
    await vault.save(signedIn('r-2'))
    expect((await readdir(folder)).filter((name) => name.includes('.aside-'))).toHaveLength(1)
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('with flipped bits opens nothing', async () => {
    const { start, folder, keyFiles } = await keptInFile()
    const [name = ''] = await keyFiles()
    for (const content of [Buffer.alloc(32, 1).toString('base64url'), 'short', '']) {
      await writeFile(join(folder, name), content)
      expect(await start().load()).toEqual({ found: 'unreadable', reason: 'damaged' })
    }
  })
})

describe('going back to the keychain', () => {
  test('seals the record with a new key there and leaves no key in a file', async () => {
    const { vault, start, keychain, keyFiles, choice } = await keptInFile()
    keychain.state.failing = undefined
    await vault.useKeychain()
    expect(vault.status()).toEqual({ kind: 'keychain' })
    expect([await keyFiles(), choice.place, keychain.secrets.size]).toEqual([[], 'keychain', 1])
    expect(refreshToken(await start().load())).toBe('r-1')
    await vault.save(signedIn('r-2'))
    const later = start()
    expect(refreshToken(await later.load())).toBe('r-2')
    expect(later.status()).toEqual({ kind: 'keychain' })
  })

  test('gives the keychain the time that a click has', async () => {
    const { vault, keychain } = await keptInFile()
    keychain.state.failing = undefined
    keychain.interactive.length = 0
    await vault.useKeychain()
    expect(keychain.interactive).toEqual([true, true])
  })

  test.each(['keychain_unavailable', 'keychain_timeout', 'keychain_refused'] as const)(
    'says %s and changes nothing while the keychain cannot be used',
    async (code) => {
      const { vault, start, keychain, keyFiles, choice, path } = await keptInFile()
      const before = [await keyFiles(), await readFile(path, 'utf8')]
      keychain.state.failing = code
      await expect(vault.useKeychain()).rejects.toMatchObject({ code })
      expect([await keyFiles(), await readFile(path, 'utf8')]).toEqual(before)
      expect([vault.status(), choice.place]).toEqual([{ kind: 'file' }, 'file'])
      await vault.save(signedIn('r-2'))
      expect(refreshToken(await start().load())).toBe('r-2')
    },
  )

  test('changes nothing if the record cannot be written', async () => {
    const { vault, start, path, keychain, keyFiles, choice } = await keptInFile()
    keychain.state.failing = undefined
    const before = await readFile(path)
    await rm(path)
    await mkdir(path)
    await expect(vault.useKeychain()).rejects.toMatchObject({ code: 'write_failed' })
    expect([vault.status(), choice.place]).toEqual([{ kind: 'file' }, 'file'])
    await rm(path, { recursive: true })
    await writeFile(path, before)
    expect(refreshToken(await start().load())).toBe('r-1')
    expect(await keyFiles()).toHaveLength(1)
    await vault.useKeychain()
    expect([await keyFiles(), keychain.secrets.size]).toEqual([[], 1])
  })

  test('has moved the session also if the choice cannot be kept, and says so', async () => {
    const { vault, start, keychain, keyFiles, choice } = await keptInFile()
    keychain.state.failing = undefined
    choice.failing = true
    await expect(vault.useKeychain()).rejects.toMatchObject({ code: 'write_failed' })
    expect(vault.status()).toEqual({ kind: 'keychain' })
    expect([await keyFiles(), keychain.secrets.size]).toEqual([[], 1])
    expect(refreshToken(await start().load())).toBe('r-1')
  })

  test('is nothing to do where the key is there already', async () => {
    const { start, keychain } = await setUp()
    const vault = start()
    await vault.save(signedIn('r-1'))
    const calls = keychain.calls.length
    await vault.useKeychain()
    expect(keychain.calls).toHaveLength(calls)
  })

  test('works before anything is kept, and then the next session is kept there', async () => {
    const { start, keychain, keyFiles, choice } = await setUp()
    choice.place = 'file'
    const vault = start()
    await vault.load()
    expect(vault.status()).toEqual({ kind: 'file' })
    await vault.useKeychain()
    await vault.save(signedIn('r-1'))
    expect([await keyFiles(), keychain.secrets.size, choice.place]).toEqual([[], 1, 'keychain'])
  })

  test('leaves the key in a file that a record set aside needs, until the next sign-out', async () => {
    const { start, keychain, keyFiles, folder } = await keptInFile()
    const second = start()
    await second.save(signedIn('r-2'))
    keychain.state.failing = undefined
    await second.useKeychain()
    expect(await keyFiles()).toHaveLength(1)
    await second.clear()
    expect([await readdir(folder), keychain.secrets.size]).toEqual([[], 0])
  })
})

describe('a sign-out', () => {
  test('removes the key in the file and takes the choice back, without the keychain', async () => {
    const { vault, start, folder, keychain, choice } = await keptInFile()
    await vault.clear()
    expect([await readdir(folder), choice.place]).toEqual([[], 'keychain'])
    expect(vault.status()).toEqual({ kind: 'keychain' })
    expect(keychain.calls).toEqual([])
    await expect(start().save(signedIn('r-2'))).rejects.toMatchObject({
      code: 'keychain_unavailable',
    })
  })

  test('says so if the choice cannot be taken back, and has wiped all the same', async () => {
    const { vault, folder, choice } = await keptInFile()
    choice.failing = true
    await expect(vault.clear()).rejects.toMatchObject({ code: 'write_failed' })
    expect(await readdir(folder)).toEqual([])
    expect(vault.status()).toEqual({ kind: 'file' })
  })
})
