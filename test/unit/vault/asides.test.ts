import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createRecordFile } from '../../../main/vault/record-file.ts'
import { connection, container, files, keeping, replacing, reserve } from './record-files.ts'

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
