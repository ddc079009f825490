import {
  chmod,
  chown,
  copyFile,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ensureKey, readKey } from '../../../main/broker/owner-key.ts'
import { codeOf, temporaryFolder } from './surroundings.ts'

async function setUp() {
  const folder = await temporaryFolder()
  return { folder, file: join(folder, 'owner.key') }
}

test('there is none until the owner makes one, which stays', async () => {
  const { folder, file } = await setUp()
  expect(await readKey(folder)).toBeUndefined()
  const key = await ensureKey(folder)
  expect(key).toHaveLength(32)
  expect(await ensureKey(folder)).toEqual(key)
  expect(await readKey(folder)).toEqual(key)
  expect(await readFile(file)).toEqual(key)
  expect(await readdir(folder)).toEqual(['owner.key'])
})

test('two folders have different keys', async () => {
  const [one, other] = [await setUp(), await setUp()]
  expect(await ensureKey(one.folder)).not.toEqual(await ensureKey(other.folder))
})

test('it is for its user alone', async () => {
  const { folder, file } = await setUp()
  await ensureKey(folder)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('half a key is none, and what a crash left is in nobody’s way', async () => {
  const { folder, file } = await setUp()
  const old = await ensureKey(folder)
  await truncate(file, 7)
  await writeFile(`${file}.new`, 'left by a crash')
  expect(await readKey(folder)).toBeUndefined()
  const key = await ensureKey(folder)
  expect(key).not.toEqual(old)
  expect(await readKey(folder)).toEqual(key)
  expect(await readdir(folder)).toEqual(['owner.key'])
})

describe.each(['readKey', 'ensureKey'] as const)('%s refuses', (name) => {
  const use = { readKey, ensureKey }[name]

  test('a link, wherever it leads', async () => {
    const { folder, file } = await setUp()
    await ensureKey(folder)
    const elsewhere = await setUp()
    await symlink(file, elsewhere.file)
    expect(await codeOf(use(elsewhere.folder))).toBe('not_private')
    const nowhere = await setUp()
    await symlink(join(folder, 'nothing'), nowhere.file)
    expect(await codeOf(use(nowhere.folder))).toBe('not_private')
    expect(await readdir(folder)).toEqual(['owner.key'])
  })

  test.each([0o640, 0o604, 0o620])('a file of mode %o', async (mode) => {
    const { folder, file } = await setUp()
    await ensureKey(folder)
    await chmod(file, mode)
    expect(await codeOf(use(folder))).toBe('not_private')
  })

  test('a folder', async () => {
    const { folder, file } = await setUp()
    await mkdir(file, { mode: 0o700 })
    expect(await codeOf(use(folder))).toBe('not_private')
  })

  test('another user’s file', async ({ skip }) => {
    if (process.geteuid?.() !== 0) skip('only root can give a file away')
    const { folder, file } = await setUp()
    await ensureKey(folder)
    await copyFile(file, `${file}.copy`)
    await chown(file, 65_534, 65_534)
    expect(await codeOf(use(folder))).toBe('not_private')
  })
})
