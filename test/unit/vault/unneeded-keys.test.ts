import { expect, test } from 'vitest'
import type { KeyPlaces } from '../../../main/vault/key-places.ts'
import type { NamedKeys, RecordFile } from '../../../main/vault/record-file.ts'
import { keysToWipe, orphanedKeys } from '../../../main/vault/unneeded-keys.ts'

const told = (...ids: string[]): NamedKeys => ({ ids, all: true })

/** Files that need these keys, and places that may hold those. */
function setUp(record: NamedKeys, asides: NamedKeys, known: readonly string[]) {
  const file: Pick<RecordFile, 'keysOf'> = {
    keysOf: async (what) => (what === 'record' ? record : asides),
  }
  const keys: Pick<KeyPlaces, 'known' | 'placeOf'> = {
    known: async () => known,
    placeOf: (id) => (id.startsWith('file-') ? 'file' : 'keychain'),
  }
  return {
    orphans: (inUse?: string) => orphanedKeys(file, keys, inUse, ['file', 'keychain']),
    inFiles: () => orphanedKeys(file, keys, undefined, ['file']),
    toWipe: (asides: boolean, inUse?: string) => keysToWipe(file, keys, inUse, { asides }),
  }
}

test('an orphan is a key that no file names and that is not in use', async () => {
  const { orphans, inFiles } = setUp(told('a'), told('b', 'c'), ['a', 'b', 'd', 'file-e', 'f'])
  expect(await orphans()).toEqual(['d', 'file-e', 'f'])
  expect(await orphans('f')).toEqual(['d', 'file-e'])
  expect(await inFiles()).toEqual(['file-e'])
})

test('there is none as long as a file does not tell its key', async () => {
  const silent: NamedKeys = { ids: ['b'], all: false }
  expect(await setUp(silent, told(), ['b', 'd']).orphans()).toEqual([])
  expect(await setUp(told('a'), silent, ['a', 'd']).orphans()).toEqual([])
})

test('with the records that were set aside every key goes, each named once', async () => {
  const { toWipe } = setUp(told('a'), { ids: ['b'], all: false }, ['a', 'd'])
  expect(await toWipe(true, 'a')).toEqual(['a', 'b', 'd'])
  expect(await toWipe(true, 'z')).toEqual(['a', 'z', 'b', 'd'])
})

test('without them theirs stay, and what they may need', async () => {
  const { toWipe } = setUp(told('a'), told('b'), ['a', 'b', 'd'])
  expect(await toWipe(false, 'a')).toEqual(['a', 'd'])
  const unsure = setUp(told('a'), { ids: ['b'], all: false }, ['a', 'b', 'd'])
  expect(await unsure.toWipe(false, 'z')).toEqual(['a', 'z'])
})
