import { execFile } from 'node:child_process'
import { mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, type TestContext } from 'vitest'
import { createRecordFile } from '../../main/vault/record-file.ts'
import { reserveSize } from '../../main/vault/reserve.ts'
import { random } from '../unit/vault/fakes.ts'

const run = promisify(execFile)
const page = 4_096

/** A disk of its own, as a rule one of eight pages: two hold a record, and all others its reserve. */
async function smallDisk({ skip }: TestContext, size = 8 * page) {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-disk-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const options = ['-t', 'tmpfs', '-o', `size=${size},mode=0700`]
  await run('mount', [...options, 'deckpass-test', folder]).catch(() => skip('only root can mount'))
  onTestFinished(async () => void (await run('umount', [folder])))
  const file = createRecordFile({ connection: 'beatport', folder })
  const old = container(5_000)
  await file.write(old, { setAside: false })
  return { folder, file, old }
}

/** Adds to a file until not one page is free; resolves to how many were. */
async function fill(path: string): Promise<number> {
  const handle = await open(path, 'a')
  const add = () =>
    handle.appendFile(random.bytes(page)).then(
      () => true,
      () => false,
    )
  let added = 0
  while (await add()) added++
  await handle.close()
  return added
}

const container = (size: number) => ({
  keyId: 'a-key-of-this-test',
  nonce: Buffer.from(random.bytes(12)),
  sealed: Buffer.from(random.bytes(size)),
})

test.for([0, 1, 2])('a full disk with %i free pages costs nothing', async (free, context) => {
  const { folder, file, old } = await smallDisk(context)
  await rm(join(folder, 'beatport.reserve'))
  const taken = 8 - 2 - free
  await writeFile(join(folder, 'other'), Buffer.alloc(taken * page))
  const writing = file.write(container(9_000), { setAside: free === 1 })
  await expect(writing).rejects.toMatchObject({ code: 'write_failed' })
  expect(await file.read()).toEqual({ is: 'container', container: old })
  expect(await readdir(folder)).toEqual(['beatport.json', 'other'])

  await rm(join(folder, 'other'))
  const next = container(5_000)
  await file.write(next, { setAside: false })
  expect(await file.read()).toEqual({ is: 'container', container: next })
  expect((await stat(join(folder, 'beatport.reserve'))).size).toBe((8 - 2) * page)
})

/** Sizes of the next records, and whether the one before stays beside it. */
const growing: readonly (readonly [number, boolean])[] = [
  [8_000, false],
  [8_100, false],
  [12_000, false],
  [12_000, true],
  [16_000, false],
  [16_000, false],
]

test('a disk that is full to its last page has room for the next records', async (context) => {
  const { folder, file } = await smallDisk(context, 4 * reserveSize)
  const other = join(folder, 'other')
  expect(await fill(other)).toBeGreaterThan(90)
  // As large as the one before, while others take whatever page is given back in between.
  for (let saves = 0; saves < 3; saves++) {
    expect(await fill(other)).toBe(0)
    const next = container(5_000)
    await file.write(next, { setAside: false })
    expect(await file.read()).toEqual({ is: 'container', container: next })
  }
  // Larger each time, and one with the record before kept beside it: every one takes of the reserve,
  // and none takes all of it.
  const sizes: number[] = []
  for (const [size, setAside] of growing) {
    const next = container(size)
    await file.write(next, { setAside })
    expect(await file.read()).toEqual({ is: 'container', container: next })
    expect(await fill(other)).toBe(0)
    sizes.push((await stat(join(folder, 'beatport.reserve'))).size)
  }
  expect(sizes).toEqual([...sizes].sort((one, two) => two - one))
  expect(sizes[0]).toBeLessThan(reserveSize)
  expect(sizes.at(-1)).toBeGreaterThan(30_000)

  await rm(other)
  await file.write(container(20_000), { setAside: false })
  expect((await stat(join(folder, 'beatport.reserve'))).size).toBe(reserveSize)
  await file.remove({ asides: true })
  expect(await readdir(folder)).toEqual([])
})

test('a disk that can only be read costs nothing, and says so', async (context) => {
  const { folder, file, old } = await smallDisk(context)
  await run('mount', ['-o', 'remount,ro', folder])
  const failed = { code: 'write_failed', cause: { code: 'EROFS' } }
  await expect(file.write(container(100), { setAside: true })).rejects.toMatchObject(failed)
  await expect(file.remove({ asides: true })).rejects.toMatchObject(failed)
  expect(await file.read()).toEqual({ is: 'container', container: old })
})
