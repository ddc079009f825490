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

/** A disk of its own, as a rule one of eight pages, which hold a record and no room for the next. */
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
})

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
  // Larger, and with the one before kept beside it: there is room, if not for another reserve.
  for (const setAside of [false, true, false]) {
    const next = container(20_000)
    await file.write(next, { setAside })
    expect(await file.read()).toEqual({ is: 'container', container: next })
  }
  expect(await readdir(folder)).not.toContain('beatport.reserve')

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
