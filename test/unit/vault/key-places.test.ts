import { mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createKeyPlaces } from '../../../main/vault/key-places.ts'
import { fakeKeychain, random, temporaryFolder } from './fakes.ts'

const call = {}

async function setUp() {
  const folder = await temporaryFolder()
  const keychain = fakeKeychain()
  const start = () => createKeyPlaces({ connection: 'beatport', folder, keychain, random })
  return { folder, keychain, start, keys: start() }
}

describe('a key', () => {
  test('tells by its id where it is, and is found there by the next start', async () => {
    const { folder, keychain, start, keys } = await setUp()
    const [inKeychain, inFile] = [
      await keys.create('keychain', call),
      await keys.create('file', call),
    ]
    expect([keys.placeOf(inKeychain.id), keys.placeOf(inFile.id)]).toEqual(['keychain', 'file'])
    expect([...keychain.secrets.keys()]).toEqual([`beatport/${inKeychain.id}`])
    const text = await readFile(join(folder, `beatport.${inFile.id}.key`), 'utf8')
    expect(text).toBe(Buffer.from(inFile.bytes).toString('base64url'))
    for (const { id, bytes } of [inKeychain, inFile])
      expect(await start().open(id, call)).toEqual({ id, bytes: Buffer.from(bytes) })
  })

  test('in a file has nothing to do with the keychain', async () => {
    const { keychain, keys } = await setUp()
    keychain.state.failing = 'keychain_unavailable'
    const { id } = await keys.create('file', call)
    await keys.remove([id], call)
    expect(await keys.open(id, call)).toBe('key-missing')
    expect(keychain.calls).toEqual([])
  })

  test('in the keychain is not taken for one in a file, whatever its id begins with', async () => {
    const { keys } = await setUp()
    expect(keys.placeOf('file-abcdefghijklmnopq')).toBe('keychain')
  })
})

describe('known keys', () => {
  test('are those that were made and not removed, over starts', async () => {
    const { folder, start, keys } = await setUp()
    const made = [await keys.create('keychain', call), await keys.create('file', call)]
    const ids = made.map(({ id }) => id)
    expect(await start().known()).toEqual(ids)
    await start().remove(ids, call)
    expect(await keys.known()).toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  test.each(['before', 'after'] as const)(
    'are known also if a crash comes %s the keychain has it',
    async (when) => {
      const { keychain, keys } = await setUp()
      const { write } = keychain
      keychain.write = async (...given) => {
        if (when === 'after') await write(...given)
        return new Promise(() => undefined)
      }
      void keys.create('keychain', call)
      await expect.poll(() => keys.known()).toHaveLength(1)
      keychain.write = write
      await expect.poll(() => keychain.secrets.size).toBe(when === 'after' ? 1 : 0)
      await keys.remove(await keys.known(), call)
      expect([keychain.secrets.size, await keys.known()]).toEqual([0, []])
    },
  )

  test('are none where the keychain said no, and one where it may still do it', async () => {
    const { keychain, keys } = await setUp()
    for (const [code, known] of [
      ['keychain_unavailable', 0],
      ['keychain_refused', 0],
      ['keychain_timeout', 1],
    ] as const) {
      keychain.state.failing = code
      await expect(keys.create('keychain', call)).rejects.toMatchObject({ code })
      expect(await keys.known()).toHaveLength(known)
    }
  })

  test('that cannot be written down are not made', async () => {
    const { folder, keychain, keys } = await setUp()
    await mkdir(join(folder, 'beatport.keys'))
    for (const place of ['keychain', 'file'] as const)
      await expect(keys.create(place, call)).rejects.toMatchObject({ code: 'write_failed' })
    expect([keychain.calls, await readdir(folder)]).toEqual([[], ['beatport.keys']])
  })
})

test('a removal tries each place, tells the first trouble, and goes on knowing what is left', async () => {
  const { folder, keychain, keys } = await setUp()
  const [one, two] = [await keys.create('keychain', call), await keys.create('file', call)]
  keychain.state.failing = 'keychain_timeout'
  const removing = keys.remove([one.id, two.id], call)
  await expect(removing).rejects.toMatchObject({ code: 'keychain_timeout' })
  expect(await keys.known()).toEqual([one.id])
  expect(await readdir(folder)).toEqual(['beatport.keys'])
  keychain.state.failing = undefined
  await keys.remove([one.id], call)
  expect(await keys.known()).toEqual([])
})
