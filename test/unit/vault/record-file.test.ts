import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRecordFile } from '../../../main/vault/record-file.ts'
import { connection, container, files, keeping, replacing, reserve } from './record-files.ts'

test('a container comes back as it was written', async () => {
  const { file, folder } = await files()
  expect(await file.read()).toEqual({ is: 'missing' })
  expect(await readdir(join(folder, '..'))).toEqual([])
  for (const next of [container(), container()]) {
    await file.write(next, replacing)
    expect(await file.read()).toEqual({ is: 'container', container: next })
  }
  expect(await readdir(folder)).toEqual(['beatport.json', reserve])
})

test('only the owner may read the file or list the folder, an older wider one too', async () => {
  const { file, folder, path } = await files()
  await mkdir(folder, { mode: 0o755 })
  await writeFile(path, '{}', { mode: 0o644 })
  await file.write(container(), replacing)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('a connection is a plain name, never a path', () => {
  for (const wrong of ['', '..', 'a/b', '../a', 'A', 'a.next', 'a\0', 'x'.repeat(65)])
    expect(() => createRecordFile({ connection: wrong, folder: '/nowhere' })).toThrow(TypeError)
})

describe('what cannot be read', () => {
  test('is damaged or newer, and stays byte for byte', async () => {
    const { file, folder, path } = await files()
    await mkdir(folder)
    const nothing = { version: 1, keyId: randomUUID(), nonce: '', sealed: '' }
    const cases: [string, string][] = [
      ['', 'damaged'],
      ['{', 'damaged'],
      ['[1]', 'damaged'],
      ['null', 'damaged'],
      [JSON.stringify({ ...nothing, extra: 1 }), 'damaged'],
      [JSON.stringify({ ...nothing, keyId: '../../x' }), 'damaged'],
      [JSON.stringify({ ...nothing, nonce: 'AB' }), 'damaged'],
      [JSON.stringify({ version: 2, else: 'unknown' }), 'newer'],
      [JSON.stringify(nothing).padEnd(2 * 1024 * 1024), 'damaged'],
    ]
    for (const [content, is] of cases) {
      await writeFile(path, content)
      expect(await file.read()).toEqual({ is })
      expect(await readFile(path, 'utf8')).toBe(content)
    }
    expect(await readdir(folder)).toEqual(['beatport.json'])
  })

  test('a folder in place of the file is damaged, and refused when written', async () => {
    const { file, path } = await files()
    await mkdir(path, { recursive: true })
    expect(await file.read()).toEqual({ is: 'damaged' })
    await expect(file.write(container(), keeping)).rejects.toMatchObject({ code: 'write_failed' })
  })

  test('a pipe in place of the file is not waited for', async () => {
    const { file, folder, path } = await files()
    await mkdir(folder)
    await promisify(execFile)('mkfifo', [path])
    expect(await file.read()).toEqual({ is: 'damaged' })
  })

  test('any flipped bit of the file shows', async () => {
    const { file, path } = await files()
    await file.write(container(), replacing)
    const before = await readFile(path)
    await fc.assert(
      fc.asyncProperty(fc.nat(before.length * 8 - 1), async (position) => {
        const changed = Buffer.from(before)
        const at = position >> 3
        changed[at] = (changed[at] ?? 0) ^ (1 << (position & 7))
        await writeFile(path, changed)
        const read = await file.read()
        if (read.is === 'container')
          expect(JSON.stringify(read.container)).not.toBe(JSON.stringify(parsed(before)))
      }),
    )
  })
})

describe('the keys that are needed', () => {
  test('are told by every file that can be read, and it is said if one cannot', async () => {
    const { file, folder, path } = await files()
    expect(await file.keysOf('record')).toEqual({ ids: [], all: true })
    expect(await file.keysOf('asides')).toEqual({ ids: [], all: true })
    const [first, second] = [container(), container()]
    await file.write(first, keeping)
    await file.write(second, keeping)
    for (const content of ['damaged', JSON.stringify({ version: 2 })]) {
      await writeFile(path, content)
      expect(await file.keysOf('record')).toEqual({ ids: [], all: false })
    }
    await file.write(container(), keeping)
    expect(await file.keysOf('asides')).toEqual({ ids: [first.keyId], all: false })
    expect(await readdir(folder)).toHaveLength(2 + 2)
  })

  test('are not known where the folder cannot be listed', async () => {
    const { file, folder } = await files()
    await writeFile(folder, 'not a folder')
    expect(await file.keysOf('asides')).toEqual({ ids: [], all: false })
  })
})

describe('removing', () => {
  test('takes the asides along only if asked to', async () => {
    const { file, folder } = await files()
    for (let count = 0; count < 3; count++) await file.write(container(), keeping)
    await writeFile(join(folder, 'beatport.next.json.tmp-1'), 'left by a crash')
    await file.remove({ asides: false })
    expect(await readdir(folder)).toHaveLength(2)
    await file.remove({ asides: true })
    expect(await readdir(folder)).toEqual([])
  })

  test('leaves no room taken, and takes none of another connection', async () => {
    const { file, folder } = await files()
    const other = createRecordFile({ connection: `${connection}-anonymous`, folder })
    for (const each of [file, other]) await each.write(container(), replacing)
    await file.remove({ asides: false })
    expect(await readdir(folder)).toEqual(['beatport-anonymous.json', 'beatport-anonymous.reserve'])
  })

  test('resolves if there was nothing', async () => {
    const { file } = await files()
    await expect(file.remove({ asides: true })).resolves.toBeUndefined()
  })

  test.each(['a folder', 'a folder with files', 'a link', 'a pipe'])(
    'does not mind %s in place of the room that was kept',
    async (what) => {
      const { file, folder } = await files()
      for (let count = 0; count < 3; count++) await file.write(container(), keeping)
      const place = join(folder, reserve)
      await rm(place)
      if (what === 'a link') await symlink('/dev/null', place)
      else if (what === 'a pipe') await promisify(execFile)('mkfifo', [place])
      else await mkdir(what === 'a folder' ? place : join(place, 'inside'), { recursive: true })
      await file.remove({ asides: true })
      expect(await readdir(folder)).toEqual(what.startsWith('a folder') ? [reserve] : [])
    },
  )

  test('tries every part, and then tells what the first of them met', async () => {
    const { file, folder, path } = await files()
    for (let count = 0; count < 3; count++) await file.write(container(), keeping)
    await rm(path)
    await mkdir(path)
    const staged = join(folder, 'beatport.next.json')
    await mkdir(staged)
    const removing = file.remove({ asides: true })
    await expect(removing).rejects.toMatchObject({
      code: 'write_failed',
      cause: { message: expect.stringContaining(path) },
    })
    expect(await readdir(folder)).toEqual(['beatport.json', 'beatport.next.json'])
  })
})

const parsed = (bytes: Buffer) => {
  const { keyId, nonce, sealed } = JSON.parse(bytes.toString())
  return { keyId, nonce: Buffer.from(nonce, 'base64url'), sealed: Buffer.from(sealed, 'base64url') }
}
