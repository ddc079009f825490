import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Container } from '../../../main/vault/container.ts'
import { openElectronStore, type OpenJsonStore } from '../../../main/vault/json-store.ts'
import { createRecordFile } from '../../../main/vault/record-file.ts'
import { asOrdinaryUser, random, temporaryFolder } from './fakes.ts'

const connection = 'beatport'
const replacing = { setAside: false }
const keeping = { setAside: true }
/** What is beside a record: room for the next one. */
const reserve = `${connection}.reserve`

const container = (keyId: string = randomUUID()): Container => ({
  keyId,
  nonce: Buffer.from(random.bytes(12)),
  sealed: Buffer.from(random.bytes(64)),
})

async function files(openStore?: OpenJsonStore) {
  const folder = join(await temporaryFolder(), 'connections')
  const path = join(folder, `${connection}.json`)
  const file = createRecordFile({ connection, folder, ...(openStore && { openStore }) })
  return { folder, path, file }
}

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

describe('setting aside', () => {
  test('keeps the old file beside the new one', async () => {
    const { file, folder, path } = await files()
    await mkdir(folder)
    await writeFile(path, 'from another world')
    await file.write(container(), keeping)
    const [aside = '', ...others] = await readdir(folder)
    expect(others).toEqual(['beatport.json', reserve])
    expect(aside).toMatch(/^beatport\.aside-\d{8}T\d{9}Z\.json$/)
    expect(await readFile(join(folder, aside), 'utf8')).toBe('from another world')
  })

  test('keeps the newest three', async () => {
    const { file, folder } = await files()
    const made = Array.from({ length: 6 }, () => container())
    for (const next of made) await file.write(next, keeping)
    expect(await readdir(folder)).toHaveLength(3 + 2)
    const ids = made.map(({ keyId }) => keyId)
    expect(await file.keysOf('asides')).toEqual({ ids: ids.slice(2, 5), all: true })
    expect(await file.keysOf('record')).toEqual({ ids: ids.slice(5), all: true })
  })

  test('never overwrites an earlier one, if the clock stands still', async () => {
    const { file, folder } = await files()
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    for (let count = 0; count < 3; count++) await file.write(container(), keeping)
    expect(await readdir(folder)).toHaveLength(2 + 2)
  })

  test('is told apart from files that only look alike', async () => {
    const { file, folder } = await files()
    await file.write(container(), replacing)
    await writeFile(join(folder, 'beatport.aside-by-hand.json'), '{}')
    await file.remove({ asides: true })
    expect(await readdir(folder)).toEqual(['beatport.aside-by-hand.json'])
  })

  test('leaves the files of a connection with a longer name alone', async () => {
    const { file, folder } = await files()
    const other = createRecordFile({ connection: `${connection}-anonymous`, folder })
    for (let count = 0; count < 3; count++) await other.write(container(), keeping)
    await file.write(container(), replacing)
    await file.remove({ asides: true })
    expect(await readdir(folder)).toHaveLength(2 + 2)
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

const parsed = (bytes: Buffer) => {
  const { keyId, nonce, sealed } = JSON.parse(bytes.toString())
  return { keyId, nonce: Buffer.from(nonce, 'base64url'), sealed: Buffer.from(sealed, 'base64url') }
}
