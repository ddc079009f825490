import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { Secret } from '../../../main/session/secret.ts'
import { recordsIn, refreshToken, setUpVaults } from './fakes.ts'
import { signedIn } from './records.ts'

describe('keeping a record', () => {
  test('what was saved is loaded by the next start', async () => {
    const { start } = await setUpVaults()
    await start().save(signedIn('r-1'))
    expect(refreshToken(await start().load())).toBe('r-1')
  })

  test('nothing saved, nothing found, and the keychain left alone', async () => {
    const { start, keychain } = await setUpVaults()
    expect(await start().load()).toEqual({ found: 'nothing' })
    expect(keychain.calls).toEqual([])
  })

  test('one keychain write and one look at it a sign-in, none for later saves and loads', async () => {
    const { start, keychain } = await setUpVaults()
    const vault = start()
    for (const token of ['r-1', 'r-2', 'r-3']) await vault.save(signedIn(token))
    expect(refreshToken(await vault.load())).toBe('r-3')
    expect(keychain.calls).toEqual(['write', 'read'])
  })

  test('a later start goes on with the same key', async () => {
    const { start, keychain } = await setUpVaults()
    await start().save(signedIn('r-1'))
    const later = start()
    await later.load()
    await later.save(signedIn('r-2'))
    expect(keychain.calls).toEqual(['write', 'read', 'read'])
    expect(refreshToken(await start().load())).toBe('r-2')
  })

  test('neither the file nor the keychain nor the log has a secret in plain text', async () => {
    const { start, path, keychain, log } = await setUpVaults()
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
    const { start } = await setUpVaults()
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
    const { start, keychain } = await setUpVaults()
    let clicked = true
    await start('beatport', () => clicked).save(signedIn('r-1'))
    clicked = false
    await start('beatport', () => clicked).load()
    expect(keychain.interactive).toEqual([true, true, false])
  })
})

describe('a keychain that fails', () => {
  test('rejects the save, leaves the old file, and is used as soon as it is there', async () => {
    const { start, path, folder, keychain } = await setUpVaults()
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
    const { start, path, keychain } = await setUpVaults()
    const { read } = keychain
    keychain.read = async (account) => (await read(account))?.slice(0, 20)
    const vault = start()
    await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code: 'keychain_refused' })
    await expect(readFile(path)).rejects.toThrow('ENOENT')
    expect(keychain.secrets.size).toBe(0)
  })

  test('a file that cannot be written leaves one key, which the next save uses', async () => {
    const { start, path, keychain } = await setUpVaults()
    await mkdir(path)
    const vault = start()
    for (let tries = 0; tries < 3; tries++)
      await expect(vault.save(signedIn('r-1'))).rejects.toMatchObject({ code: 'write_failed' })
    expect(vault.status()).toEqual({ kind: 'memory', reason: 'write_failed' })
    expect(keychain.secrets.size).toBe(1)
  })
})

test('secrets are as long as services make them', async () => {
  const { start } = await setUpVaults()
  const record = signedIn('x'.repeat(5_000))
  const idToken = new Secret('ID token', 'y'.repeat(20_000))
  await start().save({ ...record, grant: record.grant && { ...record.grant, idToken } })
  expect(refreshToken(await start().load())).toHaveLength(5_000)
})
