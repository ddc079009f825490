import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { downloadWheel, unpackWheel } from '../../../../tools/runtime/wheel.mjs'
import { fakeRun } from '../fake-run.ts'
import { tempFolder } from '../temp-folder.ts'

/** The digest of "wheel". */
const sha256 = 'ba59926159d2aa256eb8739b8da7e2b574b960e1202c6d624cbe981cef996c91'
const wanted = { requirement: 'thing==1', sha256 }

describe('downloading', () => {
  /** Leaves a wheel if the command line begins so. */
  const pip = (folder: string, name: string, content = 'wheel') =>
    fakeRun((line) => {
      if (!line.startsWith(`${name} download`)) return undefined
      writeFileSync(join(folder, 'thing-1-py3-none-any.whl'), content)
      return { status: 0 }
    })

  it.each(['pip3', 'pip', 'python3 -m pip'])('takes pip by the name of %s', async (name) => {
    const folder = tempFolder()
    const { run } = pip(folder, name)
    expect(await downloadWheel(wanted, folder, {}, run)).toMatch(/thing-1-py3-none-any\.whl$/)
  })

  it('refuses another file than the expected', async () => {
    const folder = tempFolder()
    const { run } = pip(folder, 'pip3', 'another')
    await expect(downloadWheel(wanted, folder, {}, run)).rejects.toThrow('not the expected file')
  })

  it('says that pip is missing', async () => {
    const noModule = { status: 1, stderr: '/usr/bin/python3: No module named pip' }
    const { run, asked } = fakeRun((line) => (line.startsWith('python3') ? noModule : undefined))
    await expect(downloadWheel(wanted, tempFolder(), {}, run)).rejects.toThrow(
      'install python3-pip',
    )
    expect(asked).toHaveLength(3)
  })

  it.each([
    ['ERROR: No matching distribution', 'pip: No matching distribution'],
    ['WARNING: Retrying (Retry(total=0\nERROR: No matching', 'pip: the package index could not'],
  ])('says why pip failed: %j', async (stderr, reason) => {
    const { run } = fakeRun(() => ({ status: 1, stderr }))
    await expect(downloadWheel(wanted, tempFolder(), {}, run)).rejects.toThrow(reason)
  })
})

describe('unpacking', () => {
  const unzip = (folder: string, name: string) =>
    fakeRun((line) => {
      if (!line.startsWith(name)) return undefined
      mkdirSync(join(folder, 'wheel', 'deep'), { recursive: true })
      writeFileSync(join(folder, 'wheel', 'deep', 'archive.tar.gz'), '')
      return { status: 0 }
    })

  it.each(['python3 -m zipfile -e', 'python -m zipfile -e', 'unzip -q'])('by %s', async (name) => {
    const folder = tempFolder()
    const file = await unpackWheel('a.whl', 'archive.tar.gz', folder, unzip(folder, name).run)
    expect(file).toBe(join(folder, 'wheel', 'deep', 'archive.tar.gz'))
  })

  it('says what is missing', async () => {
    const { run } = fakeRun(() => undefined)
    await expect(unpackWheel('a.whl', 'x', tempFolder(), run)).rejects.toThrow('python3 was not')
  })

  it('says why it failed', async () => {
    const { run } = fakeRun(() => ({ status: 1, stderr: 'BadZipFile: File is not a zip file' }))
    await expect(unpackWheel('a.whl', 'x', tempFolder(), run)).rejects.toThrow('not a zip file')
  })
})
