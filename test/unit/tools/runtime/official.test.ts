import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Run } from '../../../../tools/run.mjs'
import { source } from '../../../../tools/runtime/official.mjs'
import { programPath } from '../../../../tools/runtime/override.mjs'
import { tempFolder } from '../temp-folder.ts'

const folderOf = (project: string) => join(project, 'node_modules', 'electron')

function project() {
  const path = tempFolder()
  mkdirSync(folderOf(path), { recursive: true })
  writeFileSync(join(folderOf(path), 'package.json'), '{"version":"45.4.1"}')
  return path
}

function install(path: string, version = '45.4.1') {
  const program = join(folderOf(path), 'dist', programPath())
  mkdirSync(join(program, '..'), { recursive: true })
  writeFileSync(program, '')
  writeFileSync(join(folderOf(path), 'dist', 'version'), version)
  writeFileSync(join(folderOf(path), 'path.txt'), programPath())
}

const ends =
  (finished: Partial<Awaited<ReturnType<Run>>>, first?: () => void): Run =>
  async () => {
    first?.()
    return { status: 0, stdout: '', stderr: '', ...finished }
  }

it('is found only whole and in the version that the package asks for', () => {
  const path = project()
  const official = source(path, {})
  expect(official.find()).toBeUndefined()
  install(path, '44.0.0')
  expect(official.find()).toBeUndefined()
  install(path)
  expect(official.find()).toMatchObject({ kind: 'official', electronVersion: '45.4.1' })
})

it("is had by the package's own installer", async () => {
  const path = project()
  const asked: string[] = []
  const run: Run = async (_, args, options) => {
    asked.push(...args, String(options?.giveUp?.unless({ status: 1, stdout: '', stderr: '' })))
    install(path)
    return { status: 0, stdout: '', stderr: '' }
  }
  expect(await source(path, {}, run).get()).toMatchObject({ kind: 'official' })
  expect(asked).toEqual([join(folderOf(path), 'install.js'), 'false'])
})

it.each([
  ['TypeError: fetch failed\n    at node:internal', 1, 'fetch failed'],
  ['HTTPError: Response code 403 (Forbidden)\n    at x', 1, 'Response code 403 (Forbidden)'],
  ['', 124, 'no answer in 20 s'],
  ['', 3, 'exit status 3'],
])('says why it cannot be had: %j', async (stderr, status, reason) => {
  const official = source(project(), {}, ends({ status, stderr }))
  await expect(official.get()).rejects.toThrow(reason)
})

it('is not believed if the installer leaves nothing', async () => {
  await expect(source(project(), {}, ends({ status: 0 })).get()).rejects.toThrow('exit status 0')
})
