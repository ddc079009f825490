import { link, lstat, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { giveUpReserve, keepReserve, reserveSize } from '../../../main/vault/reserve.ts'
import { temporaryFolder } from './fakes.ts'

async function setUp() {
  const folder = await temporaryFolder()
  const path = join(folder, 'beatport.reserve')
  const keep = () => keepReserve('beatport', folder)
  const giveUp = () => giveUpReserve('beatport', folder)
  return { folder, path, keep, giveUp }
}

describe('room for the next record', () => {
  test('is kept by a file of the owner alone, whose blocks are really taken', async () => {
    const { path, keep } = await setUp()
    await keep()
    const { size, mode, blocks } = await stat(path)
    expect([size, mode & 0o777]).toEqual([reserveSize, 0o600])
    expect(blocks * 512).toBeGreaterThanOrEqual(reserveSize)
    expect(new Set(await readFile(path)).size).toBe(256)
  })

  test('that is kept is left as it is', async () => {
    const { path, keep } = await setUp()
    await keep()
    const before = await readFile(path)
    await keep()
    expect(before.equals(await readFile(path))).toBe(true)
  })

  test.each([0, 100, 4_096, 50_000, reserveSize - 1])(
    'that is %d bytes, of a fuller disk or cut short by a crash, grows and gives nothing back',
    async (size) => {
      const { path, keep } = await setUp()
      await writeFile(path, Buffer.alloc(size, 7))
      const { ino } = await stat(path)
      await keep()
      expect(await stat(path)).toMatchObject({ ino, size: reserveSize })
      const whole = size - (size % 4_096)
      expect((await readFile(path)).subarray(0, whole).every((byte) => byte === 7)).toBe(true)
    },
  )

  test('that is larger than it should be is kept anew', async () => {
    const { path, keep } = await setUp()
    await writeFile(path, Buffer.alloc(reserveSize + 1))
    await keep()
    expect((await stat(path)).size).toBe(reserveSize)
  })

  test('is made once', async () => {
    const { folder, keep, giveUp } = await setUp()
    expect(await giveUp()).toBe(false)
    await keep()
    expect([await giveUp(), await giveUp()]).toEqual([true, false])
    expect(await readdir(folder)).toEqual([])
    await keep()
    expect(await readdir(folder)).toEqual(['beatport.reserve'])
  })

  test.each([
    ['kept', symlink],
    ['given up', symlink],
    ['kept', link],
    ['given up', link],
  ])('that is %s is not looked for behind a %o', async (what, makeLink) => {
    const { folder, path, keep, giveUp } = await setUp()
    const victim = join(folder, 'victim')
    await writeFile(victim, 'precious')
    await makeLink(victim, path)
    if (what === 'kept') await keep()
    else expect(await giveUp()).toBe(true)
    expect(await readFile(victim, 'utf8')).toBe('precious')
    expect((await lstat(path).catch(() => undefined))?.size).toBe(
      what === 'kept' ? reserveSize : undefined,
    )
  })

  test('cannot be kept where there is no folder, or something else in its place', async () => {
    const { folder, path, keep, giveUp } = await setUp()
    await expect(keepReserve('beatport', join(folder, 'none'))).rejects.toThrow('ENOENT')
    await mkdir(path)
    await expect(keep()).rejects.toThrow('EISDIR')
    expect(await giveUp()).toBe(false)
    expect((await lstat(path)).isDirectory()).toBe(true)
  })
})
