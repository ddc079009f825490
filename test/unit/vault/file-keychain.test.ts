import { chmod, mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createFileKeychain } from '../../../main/vault/file-keychain.ts'
import { asOrdinaryUser, temporaryFolder } from './fakes.ts'

async function setUp() {
  const folder = join(await temporaryFolder(), 'connections')
  return { folder, keychain: createFileKeychain(folder) }
}

const account = 'beatport/file-abc_DEF'

test('a secret is a file of its own, for the owner alone', async () => {
  const { folder, keychain } = await setUp()
  expect(await keychain.read(account)).toBeUndefined()
  await keychain.write(account, 'a key')
  await keychain.write('other/file-abc_DEF', 'another key')
  expect(await createFileKeychain(folder).read(account)).toBe('a key')
  expect(await readdir(folder)).toEqual(['beatport.file-abc_DEF.key', 'other.file-abc_DEF.key'])
  const path = join(folder, 'beatport.file-abc_DEF.key')
  expect(await readFile(path, 'utf8')).toBe('a key')
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('it is removed once, and others stay', async () => {
  const { keychain } = await setUp()
  for (const each of [account, 'other/abc']) await keychain.write(each, 'a key')
  expect([await keychain.remove(account), await keychain.remove(account)]).toEqual([true, false])
  expect([await keychain.read(account), await keychain.read('other/abc')]).toEqual([
    undefined,
    'a key',
  ])
})

test.each(['', 'beatport', 'a/../b', '../a/b', 'a/b/c', 'a/b.json', 'A/b', 'a/\0'])(
  'a name that could lead elsewhere is refused: %j',
  async (wrong) => {
    const { folder, keychain } = await setUp()
    await expect(keychain.read(wrong)).rejects.toThrow(TypeError)
    await expect(keychain.write(wrong, 'a key')).rejects.toThrow(TypeError)
    await expect(keychain.remove(wrong)).rejects.toThrow(TypeError)
    await expect(readdir(folder)).rejects.toThrow('ENOENT')
  },
)

test('a folder in its place holds no secret', async () => {
  const { folder, keychain } = await setUp()
  await mkdir(join(folder, 'beatport.file-abc_DEF.key'), { recursive: true })
  expect(await keychain.read(account)).toBeUndefined()
  await expect(keychain.write(account, 'a key')).rejects.toMatchObject({ code: 'write_failed' })
  await expect(keychain.remove(account)).rejects.toMatchObject({ code: 'write_failed' })
})

test('where nothing may be written that is said, with the system\u2019s own error', async () => {
  const { folder, keychain } = await setUp()
  await keychain.write(account, 'old')
  const path = join(folder, 'beatport.file-abc_DEF.key')
  await chmod(folder, 0o500)
  const failed = { code: 'write_failed', cause: { code: 'EACCES' } }
  await asOrdinaryUser([join(folder, '..'), folder, path], async () => {
    await expect(keychain.write(account, 'new')).rejects.toMatchObject(failed)
    await expect(keychain.remove(account)).rejects.toMatchObject(failed)
    expect(await keychain.read(account)).toBe('old')
  })
})

test('one that this user may not read counts as none', async () => {
  const { folder, keychain } = await setUp()
  await keychain.write(account, 'a key')
  const path = join(folder, 'beatport.file-abc_DEF.key')
  await writeFile(path, 'a key')
  await chmod(path, 0)
  await asOrdinaryUser([join(folder, '..'), folder, path], async () => {
    expect(await keychain.read(account)).toBeUndefined()
  })
})
