import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  ensurePrivateFolder,
  flushFile,
  flushFolder,
  ifMissing,
  refuseUnlessFile,
  removeFiles,
  renameInto,
} from '../../../main/vault/private-folder.ts'
import { temporaryFolder } from './fakes.ts'

describe('a private folder', () => {
  test('is made, with those above it, for the owner alone; a wider one is narrowed', async () => {
    const folder = join(await temporaryFolder(), 'a/b')
    await ensurePrivateFolder(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await chmod(folder, 0o755)
    await ensurePrivateFolder(folder)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
  })

  test('is neither a file nor a link', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'file'), '')
    await symlink(folder, join(folder, 'link'))
    await expect(ensurePrivateFolder(join(folder, 'file'))).rejects.toThrow()
    await expect(ensurePrivateFolder(join(folder, 'link'))).rejects.toThrow('not a folder')
  })
})

test('only an ordinary file, or none, is taken for one', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'file'), '')
  await symlink('file', join(folder, 'link'))
  await refuseUnlessFile(join(folder, 'file'))
  await refuseUnlessFile(join(folder, 'none'))
  for (const name of ['.', 'link'])
    await expect(refuseUnlessFile(join(folder, name))).rejects.toThrow('not an ordinary file')
})

test('only a missing file is passed over', () => {
  expect(ifMissing(Object.assign(new Error('none'), { code: 'ENOENT' }))).toBeUndefined()
  for (const error of [Object.assign(new Error('no'), { code: 'EACCES' }), new Error('no'), 'no'])
    expect(() => ifMissing(error)).toThrow()
})

test('files are flushed and renamed', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'a'), 'a')
  await flushFile(join(folder, 'a'))
  await renameInto(join(folder, 'a'), join(folder, 'b'))
  await flushFolder(folder)
  expect(await readdir(folder)).toEqual(['b'])
  await expect(renameInto(join(folder, 'a'), join(folder, 'c'))).rejects.toThrow('ENOENT')
})

test('files are removed, each also if another cannot be', async () => {
  const folder = await temporaryFolder()
  await mkdir(join(folder, 'a'))
  for (const name of ['b', 'c', 'd']) await writeFile(join(folder, name), '')
  await expect(removeFiles(folder, ['a', 'b', 'none', 'c'])).rejects.toThrow('EISDIR')
  expect(await readdir(folder)).toEqual(['a', 'd'])
})
