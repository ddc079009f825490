import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { claimOwnership } from '../../../main/broker/ownership.ts'
import { askRunning } from '../../../main/command-line/ask-running.ts'
import { codeOf, temporaryFolder } from '../broker/surroundings.ts'

const ask = (folder: string) => askRunning(folder, { ask: 'status' })

describe('where nobody runs', () => {
  test('nothing is made, whatever is there', async () => {
    const folder = await temporaryFolder()
    const missing = join(folder, 'missing')
    expect(await codeOf(ask(missing))).toBe('owner_gone')
    expect(await codeOf(ask(folder))).toBe('owner_gone')
    expect(await readdir(folder)).toEqual([])
    await writeFile(join(folder, 'owner'), '')
    expect(await codeOf(ask(folder))).toBe('owner_gone')
    expect(await codeOf(ask(join(folder, 'owner')))).toBe('owner_gone')
  })

  test('an owner that ended is not succeeded', async () => {
    const folder = await temporaryFolder()
    const owner = await claimOwnership(folder)
    if (owner.is === 'owner') await owner.release()
    const before = await readdir(join(folder, 'owner'))
    expect(await codeOf(ask(folder))).toBe('owner_gone')
    expect(await readdir(join(folder, 'owner'))).toEqual(before)
  })

  test('a folder that others can look into is left as it is', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'owner'))
    await chmod(join(folder, 'owner'), 0o755)
    expect(await codeOf(ask(folder))).toBe('not_private')
    expect((await stat(join(folder, 'owner'))).mode & 0o777).toBe(0o755)
  })
})

test('whoever runs is asked, by a path that is too long for sockets too', async () => {
  const folder = join(await temporaryFolder(), 'long'.repeat(30))
  const owner = await claimOwnership(folder)
  if (owner.is !== 'owner') throw new Error('There is an owner.')
  onTestFinished(() => owner.release())
  owner.serve(async (request) => ({ ok: true, value: request.ask }))
  expect(await ask(folder)).toEqual({ ok: true, value: 'status' })
})
