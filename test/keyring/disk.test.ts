import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, type TestContext } from 'vitest'
import { createRecordFile } from '../../main/vault/record-file.ts'
import { random } from '../unit/vault/fakes.ts'

const run = promisify(execFile)
const page = 4_096

/** A disk of eight pages of its own, with a record of the given size on it. */
async function smallDisk({ skip }: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'deckpass-disk-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const options = ['-t', 'tmpfs', '-o', `size=${8 * page},mode=0700`]
  await run('mount', [...options, 'deckpass-test', folder]).catch(() => skip('only root can mount'))
  onTestFinished(async () => void (await run('umount', [folder])))
  const file = createRecordFile({ connection: 'beatport', folder })
  const old = container(5_000)
  await file.write(old, { setAside: false })
  return { folder, file, old }
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

test('a disk that can only be read costs nothing, and says so', async (context) => {
  const { folder, file, old } = await smallDisk(context)
  await run('mount', ['-o', 'remount,ro', folder])
  const failed = { code: 'write_failed', cause: { code: 'EROFS' } }
  await expect(file.write(container(100), { setAside: true })).rejects.toMatchObject(failed)
  await expect(file.remove({ asides: true })).rejects.toMatchObject(failed)
  expect(await file.read()).toEqual({ is: 'container', container: old })
})
