import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { systemFiles as files } from '../../../../main/desktop/host/files.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

describe('reading', () => {
  it('gives the text of a file, and nothing for what is none or too large', async () => {
    const folder = tempFolder()
    await writeFile(join(folder, 'small'), 'text')
    await writeFile(join(folder, 'large'), 'x'.repeat(256 * 1024 + 1))
    const read = await Promise.all(
      ['small', 'large', 'missing', '.'].map((name) => files.read(join(folder, name))),
    )
    expect(read).toEqual(['text', undefined, undefined, undefined])
  })

  it('tells a program from what is none', async () => {
    const folder = tempFolder()
    await writeFile(join(folder, 'program'), '', { mode: 0o755 })
    await writeFile(join(folder, 'text'), '', { mode: 0o644 })
    await symlink(join(folder, 'gone'), join(folder, 'broken'))
    const programs = await Promise.all(
      ['program', 'text', 'broken', '.'].map((name) => files.isProgram(join(folder, name))),
    )
    expect(programs).toEqual([true, false, false, false])
  })

  it('follows symbolic links to the end', async () => {
    const folder = tempFolder()
    await writeFile(join(folder, 'there'), '')
    await symlink('there', join(folder, 'link'))
    expect(await files.realPath(join(folder, 'link'))).toBe(
      await files.realPath(join(folder, 'there')),
    )
    expect(await files.realPath(join(folder, 'gone'))).toBeUndefined()
  })

  it('lists files down to two levels, with a link among them', async () => {
    const folder = tempFolder()
    await mkdir(join(folder, 'a/b/c'), { recursive: true })
    for (const path of ['1', 'a/2', 'a/b/3', 'a/b/c/4']) await writeFile(join(folder, path), '')
    await symlink('1', join(folder, 'link'))
    expect([...(await files.list(folder))].sort()).toEqual(['1', 'a/2', 'a/b/3', 'link'])
    expect(await files.list(join(folder, 'gone'))).toEqual([])
  })
})

describe('writing', () => {
  it('makes the folders, keeps a link a link, and leaves nothing beside the file', async () => {
    const folder = tempFolder()
    await files.write(join(folder, 'a/b/file'), 'one', 0o700)
    await symlink('a/b/file', join(folder, 'link'))
    await files.write(join(folder, 'link'), 'two', 0o600)
    expect(await readFile(join(folder, 'a/b/file'), 'utf8')).toBe('two')
    expect((await stat(join(folder, 'a/b/file'))).mode & 0o777).toBe(0o600)
    expect((await lstat(join(folder, 'link'))).isSymbolicLink()).toBe(true)
    expect(await readdir(join(folder, 'a/b'))).toEqual(['file'])
  })

  it('rejects where it cannot, with nothing left behind', async () => {
    const folder = tempFolder()
    await mkdir(join(folder, 'taken'))
    await expect(files.write(join(folder, 'taken'), 'text', 0o600)).rejects.toThrow()
    expect(await readdir(folder)).toEqual(['taken'])
  })

  it('removes what is there, and only an empty folder', async () => {
    const folder = tempFolder()
    await files.write(join(folder, 'a/file'), '', 0o600)
    await chmod(join(folder, 'a/file'), 0o400)
    await files.removeEmptyFolder(join(folder, 'a'))
    expect(await readdir(folder)).toEqual(['a'])
    await files.remove(join(folder, 'a/file'))
    await files.remove(join(folder, 'a/file'))
    await files.removeEmptyFolder(join(folder, 'a'))
    await files.removeEmptyFolder(join(folder, 'a'))
    expect(await readdir(folder)).toEqual([])
  })
})
