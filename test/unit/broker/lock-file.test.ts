import { constants, open } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { takeLockFile, type OpenFile } from '../../../main/broker/lock-file.ts'
import { temporaryFolder } from './surroundings.ts'

/** O_EXLOCK, by the number that it has in macOS' <sys/fcntl.h>. */
const exclusiveLock = 0x20

/** open(2) as macOS has it, for one process: a file that was opened with the lock is locked. */
function macOS() {
  const locked = new Map<string, number>()
  const openFile: OpenFile = async (path, flags, mode) => {
    if ((flags & exclusiveLock) === 0) throw new Error('No lock was asked for.')
    const held = locked.get(path)
    if (held !== undefined && (await isOpen(held)))
      throw Object.assign(new Error('resource temporarily unavailable'), { code: 'EAGAIN' })
    const file = await promisify(open)(path, flags & ~exclusiveLock, mode)
    locked.set(path, file)
    return file
  }
  return openFile
}

const isOpen = (file: number) =>
  stat(`/proc/self/fd/${file}`).then(
    () => true,
    () => false,
  )

test('one has it until it gives it up; the file stays and means nothing', async () => {
  const folder = await temporaryFolder()
  const path = join(folder, 'owner.lock')
  const openFile = macOS()
  const release = await takeLockFile(path, openFile)
  expect(release).toBeDefined()
  expect(await takeLockFile(path, openFile)).toBeUndefined()
  await release?.()
  expect(await readdir(folder)).toEqual(['owner.lock'])
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  const next = await takeLockFile(path, openFile)
  expect(next).toBeDefined()
  await next?.()
})

test('it does not wait, and follows no link', async () => {
  let asked = 0
  const openFile: OpenFile = async (_, flags) => {
    asked = flags
    throw Object.assign(new Error('busy'), { code: 'EAGAIN' })
  }
  expect(await takeLockFile('/owner.lock', openFile)).toBeUndefined()
  for (const flag of [constants.O_NONBLOCK, constants.O_NOFOLLOW, constants.O_CREAT, exclusiveLock])
    expect(asked & flag).toBe(flag)
})

test('where there can be no lock, the system’s error comes through', async () => {
  const openFile: OpenFile = async () => {
    throw Object.assign(new Error('not supported'), { code: 'EOPNOTSUPP' })
  }
  await expect(takeLockFile('/owner.lock', openFile)).rejects.toThrow('not supported')
})
