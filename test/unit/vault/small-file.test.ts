import { execFile } from 'node:child_process'
import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readSmallFile, removeSmallFile, writeSmallFile } from '../../../main/vault/small-file.ts'
import { asOrdinaryUser, temporaryFolder } from './fakes.ts'

async function place() {
  const folder = join(await temporaryFolder(), 'connections')
  return { folder, path: join(folder, 'small') }
}

test('a text comes back as it was written, for the owner alone', async () => {
  const { folder, path } = await place()
  expect(await readSmallFile(path)).toBeUndefined()
  for (const text of ['one', 'another\n', '']) {
    await writeSmallFile(path, text)
    expect(await readSmallFile(path)).toBe(text)
  }
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect(await readdir(folder)).toEqual(['small'])
})

test('it is removed once', async () => {
  const { folder, path } = await place()
  expect(await removeSmallFile(path)).toBe(false)
  await writeSmallFile(path, 'one')
  expect([await removeSmallFile(path), await removeSmallFile(path)]).toEqual([true, false])
  expect(await readdir(folder)).toEqual([])
})

describe('what is no small file', () => {
  test('is not read: a folder, a link, a pipe, a large one', async () => {
    const { folder, path } = await place()
    await mkdir(path, { recursive: true })
    expect(await readSmallFile(path)).toBeUndefined()
    await writeFile(join(folder, 'target'), 'elsewhere')
    await symlink('target', join(folder, 'link'))
    expect(await readSmallFile(join(folder, 'link'))).toBeUndefined()
    await promisify(execFile)('mkfifo', [join(folder, 'pipe')])
    expect(await readSmallFile(join(folder, 'pipe'))).toBeUndefined()
    await writeFile(join(folder, 'large'), Buffer.alloc(16 * 1024 + 1, 'x'))
    expect(await readSmallFile(join(folder, 'large'))).toBeUndefined()
  })

  test('is not written to: a link gives way, a folder does not', async () => {
    const { folder, path } = await place()
    await mkdir(folder, { mode: 0o700 })
    await writeFile(join(folder, 'target'), 'precious')
    await symlink('target', path)
    await writeSmallFile(path, 'one')
    expect(await readFile(join(folder, 'target'), 'utf8')).toBe('precious')
    expect(await readSmallFile(path)).toBe('one')
    await mkdir(join(folder, 'sub'))
    await expect(writeSmallFile(join(folder, 'sub'), 'one')).rejects.toThrow('EISDIR')
    expect(await readdir(folder)).toEqual(['small', 'sub', 'target'])
  })
})

test('where nothing may be written the old file stays whole', async () => {
  const { folder, path } = await place()
  await writeSmallFile(path, 'old')
  await chmod(folder, 0o500)
  await asOrdinaryUser([join(folder, '..'), folder, path], async () => {
    await expect(writeSmallFile(path, 'new')).rejects.toThrow('EACCES')
    await expect(removeSmallFile(path)).rejects.toThrow('EACCES')
    expect(await readSmallFile(path)).toBe('old')
  })
})

test('what a crash left half written does not hinder', async () => {
  const { folder, path } = await place()
  await writeSmallFile(path, 'old')
  await writeFile(`${path}.next`, 'hal')
  await writeSmallFile(path, 'new')
  expect(await readSmallFile(path)).toBe('new')
  expect(await readdir(folder)).toEqual(['small'])
})
