import { chmod, lstat, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openElectronStore, type OpenJsonStore } from '../../../main/vault/json-store.ts'
import { createRecordFile } from '../../../main/vault/record-file.ts'
import { asOrdinaryUser } from './fakes.ts'
import { connection, container, files, keeping, replacing, reserve } from './record-files.ts'

describe('links', () => {
  test('in place of the file are not written through', async () => {
    const { file, folder, path } = await files()
    await mkdir(folder)
    const victim = join(folder, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, path)
    for (const how of [replacing, keeping])
      await expect(file.write(container(), how)).rejects.toMatchObject({ code: 'write_failed' })
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(path)).isSymbolicLink()).toBe(true)
  })

  test('in place of the folder are not followed', async () => {
    const { file, folder } = await files()
    const elsewhere = join(folder, '..', 'elsewhere')
    await mkdir(elsewhere)
    await symlink(elsewhere, folder)
    await expect(file.write(container(), replacing)).rejects.toMatchObject({ code: 'write_failed' })
    expect(await readdir(elsewhere)).toEqual([])
  })

  test('laid where the file is staged are removed, not followed', async () => {
    const { file, folder } = await files()
    await mkdir(folder)
    const victim = join(folder, 'victim')
    await writeFile(victim, 'precious')
    await symlink(victim, join(folder, 'beatport.next.json'))
    await file.write(container(), replacing)
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await file.read()).is).toBe('container')
  })
})

describe('a write that fails', () => {
  const failures: [string, OpenJsonStore][] = [
    ['an error of the disk', async () => Promise.reject(new Error('EIO'))],
    ['a write cut short', cutShort],
  ]
  test.each(failures)('by %s leaves the old file and nothing else', async (_, openStore) => {
    const { file, folder } = await files()
    const old = container()
    await file.write(old, replacing)
    const failing = createRecordFile({ connection, folder, openStore })
    expect(await readdir(folder)).toEqual(['beatport.json', reserve])
    for (const how of [replacing, keeping])
      await expect(failing.write(container(), how)).rejects.toMatchObject({ code: 'write_failed' })
    expect(await file.read()).toEqual({ is: 'container', container: old })
    expect(await readdir(folder)).toEqual(['beatport.json'])
  })

  test('once is tried again with the room that was kept, which is then kept anew', async () => {
    const { file, folder } = await files()
    await file.write(container(), replacing)
    const reserved: boolean[] = []
    const openStore: OpenJsonStore = async (name, place) => {
      reserved.push((await readdir(folder)).includes(reserve))
      return reserved.length === 1 ? cutShort(name, place) : openElectronStore(name, place)
    }
    const next = container()
    await createRecordFile({ connection, folder, openStore }).write(next, replacing)
    expect(reserved).toEqual([true, false])
    expect(await file.read()).toEqual({ is: 'container', container: next })
    expect(await readdir(folder)).toEqual(['beatport.json', reserve])
  })

  test('where no room was kept is not tried again', async () => {
    let tries = 0
    const { file, folder } = await files((name, place) => {
      tries++
      return cutShort(name, place)
    })
    await expect(file.write(container(), replacing)).rejects.toMatchObject({ code: 'write_failed' })
    expect([tries, await readdir(folder)]).toEqual([1, []])
  })

  test('for want of permission does so at once', async () => {
    const { file, folder, path } = await files()
    const old = container()
    await file.write(old, replacing)
    await chmod(folder, 0o500)
    await asOrdinaryUser([join(folder, '..'), folder, path], async () => {
      const started = performance.now()
      const writing = file.write(container(), replacing)
      await expect(writing).rejects.toMatchObject({ code: 'write_failed' })
      expect(performance.now() - started).toBeLessThan(500)
      await expect(file.remove({ asides: true })).rejects.toMatchObject({ code: 'write_failed' })
      expect(await file.read()).toEqual({ is: 'container', container: old })
    })
  })

  test('for want of permission to read is no reason to throw', async () => {
    const { file, folder, path } = await files()
    await file.write(container(), replacing)
    await chmod(path, 0)
    await asOrdinaryUser([join(folder, '..'), folder, path], async () => {
      expect(await file.read()).toEqual({ is: 'damaged' })
    })
  })
})

/** electron-store on a disk that fills up in the middle of a write, which it does not notice. */
async function cutShort(name: string, folder: string) {
  const { path } = await openElectronStore(name, folder)
  let written: Record<string, unknown> = {}
  return {
    path,
    get store() {
      return written
    },
    set store(value) {
      written = Object.fromEntries(Object.entries(value).slice(0, -1))
    },
  }
}
