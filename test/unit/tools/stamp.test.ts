import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprint, isStamped, writeStamp } from '../../../tools/stamp.mjs'
import { tempFolder } from './temp-folder.ts'

function tree() {
  const folder = tempFolder()
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true })
  writeFileSync(join(folder, 'deep', 'er', 'a.ts'), 'one')
  writeFileSync(join(folder, 'b.ts'), 'two')
  return folder
}

describe('a fingerprint', () => {
  it('is the same while nothing changes', () => {
    const folder = tree()
    expect(fingerprint([folder])).toBe(fingerprint([folder]))
  })

  it.each<[string, (folder: string) => void]>([
    ['a file is added', (folder) => writeFileSync(join(folder, 'deep', 'c.ts'), '')],
    ['a file is taken away', (folder) => rmSync(join(folder, 'b.ts'))],
    ['a file grows', (folder) => writeFileSync(join(folder, 'deep', 'er', 'a.ts'), 'one more')],
    ['a file is written', (folder) => utimesSync(join(folder, 'b.ts'), 1, 1)],
  ])('is another when %s', (_, change) => {
    const folder = tree()
    const before = fingerprint([folder])
    change(folder)
    expect(fingerprint([folder])).not.toBe(before)
  })

  it('takes files and what is not there', () => {
    const folder = tree()
    const file = join(folder, 'b.ts')
    const before = fingerprint([file, join(folder, 'none')])
    writeFileSync(join(folder, 'none'), '')
    expect(fingerprint([file, join(folder, 'none')])).not.toBe(before)
  })
})

describe('a stamp', () => {
  it('is there when it was written with that content', () => {
    const file = join(tempFolder(), 'new', 'stamp')
    expect(isStamped(file, 'a')).toBe(false)
    writeStamp(file, 'a')
    expect([isStamped(file, 'a'), isStamped(file, 'b')]).toEqual([true, false])
  })
})
