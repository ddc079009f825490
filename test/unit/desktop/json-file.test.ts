import { readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openJsonFile } from '../../../main/desktop/json-file.ts'
import { asOrdinaryUser, temporaryFolder } from '../vault/fakes.ts'

const now = () => Date.UTC(2026, 4, 1, 20, 30, 5)
const aside = 'settings.json.broken-2026-05-01T20-30-05.000Z'

async function onDisk() {
  const folder = await temporaryFolder()
  const path = join(folder, 'settings.json')
  return {
    folder,
    path,
    open: () => openJsonFile('settings', { folder, now }),
    held: async () => JSON.parse(await readFile(path, 'utf8')) as unknown,
  }
}

describe('a file of the app\u2019s own', () => {
  test('is the user\u2019s alone and outlives the process', async () => {
    const { path, open, held } = await onDisk()
    const file = await open()
    expect(file).toMatchObject({ content: {}, setAside: false })
    await expect(stat(path)).rejects.toThrow('ENOENT')
    void file.change({ theme: 'dark' })
    // The app may end before anything else happens.
    expect(readFileSync(path, 'utf8')).toContain('dark')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await held()).toEqual({ theme: 'dark' })
    expect((await open()).content).toEqual({ theme: 'dark' })
  })

  test('is changed one by one: what a later version put there stays', async () => {
    const { path, open, held } = await onDisk()
    await writeFile(path, '{"browser":"old","updates":{"channel":"beta"}}')
    const file = await open()
    await file.change({ browser: 'new' })
    expect(await held()).toEqual({ browser: 'new', updates: { channel: 'beta' } })
    await file.change({ browser: undefined })
    expect(await held()).toEqual({ updates: { channel: 'beta' } })
  })

  test.each(['', '{', '[1]', 'null', '7', '"x"', '\0\0\0\0'])(
    'that holds %j is set aside as it was, and takes the next change',
    async (content) => {
      const { folder, path, open, held } = await onDisk()
      await writeFile(path, content)
      const file = await open()
      expect(file).toMatchObject({ content: {}, setAside: true })
      expect(await readFile(join(folder, aside), 'utf8')).toBe(content)
      await file.change({ theme: 'dark' })
      expect(await held()).toEqual({ theme: 'dark' })
      expect(await open()).toMatchObject({ content: { theme: 'dark' }, setAside: false })
    },
  )

  test('that a folder is in place of makes a change reject', async () => {
    const { path, open } = await onDisk()
    await mkdir(path)
    const file = await open()
    expect(file).toMatchObject({ content: {}, setAside: false })
    await expect(file.change({ theme: 'dark' })).rejects.toThrow('EISDIR')
  })

  test('that is broken and cannot be set aside is left as it is', async () => {
    const { folder, path, open } = await onDisk()
    await writeFile(path, '{')
    await chmod(folder, 0o500)
    await asOrdinaryUser([folder, path], async () => {
      const file = await open()
      expect(file).toMatchObject({ content: {}, setAside: false })
      await expect(file.change({ theme: 'dark' })).rejects.toThrow('JSON')
      expect(await readFile(path, 'utf8')).toBe('{')
    })
  })

  test('that this user may not write makes a change reject', async () => {
    const { folder, path, open } = await onDisk()
    await writeFile(path, '{"theme":"light"}')
    await chmod(folder, 0o500)
    await asOrdinaryUser([folder, path], async () => {
      const file = await open()
      await expect(file.change({ theme: 'dark' })).rejects.toThrow('EACCES')
      expect(file.content).toEqual({ theme: 'light' })
    })
  })

  test('that was removed is written no more, and neither it nor what was set aside is there', async () => {
    const { folder, path, open } = await onDisk()
    await writeFile(path, '{')
    const neighbours = ['settings.jsonx', 'other.json', 'x-settings.json.broken-1']
    for (const name of neighbours) await writeFile(join(folder, name), '')
    const file = await open()
    await file.change({ theme: 'dark' })
    expect(await readdir(folder)).toHaveLength(5)
    await file.remove()
    await file.change({ theme: 'light' })
    expect((await readdir(folder)).toSorted()).toEqual(neighbours.toSorted())
    await file.remove()
  })
})
