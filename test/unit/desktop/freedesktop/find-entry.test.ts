import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findEntry } from '../../../../main/desktop/freedesktop/find-entry.ts'
import { systemFiles as files } from '../../../../main/desktop/host/files.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

async function applications(entries: Readonly<Record<string, string>>) {
  const folder = tempFolder()
  for (const [path, lines] of Object.entries(entries))
    await files.write(join(folder, path), `[Desktop Entry]\n${lines}\n`, 0o644)
  const folders = ['user', 'system'].map((each) => join(folder, each))
  return async (id: string) => {
    const found = await findEntry(id, folders, files)
    return found && [found.path.slice(folder.length + 1), found.entry.get('Name')]
  }
}

describe('an entry', () => {
  it('of the user hides the one of the system', async () => {
    const find = await applications({ 'user/a.desktop': 'Name=1', 'system/a.desktop': 'Name=2' })
    expect(await find('a.desktop')).toEqual(['user/a.desktop', '1'])
  })

  it('that the user deleted hides it, too', async () => {
    const find = await applications({
      'user/a.desktop': 'Hidden=true',
      'system/a.desktop': 'Name=2',
    })
    expect(await find('a.desktop')).toBeUndefined()
  })

  it('that is no entry hides nothing', async () => {
    const find = await applications({ 'system/a.desktop': 'Name=2' })
    expect(await find('a.desktop')).toEqual(['system/a.desktop', '2'])
  })

  it('can be in a folder that its id has a dash for', async () => {
    const find = await applications({ 'user/kde/sub/a-b.desktop': 'Name=1' })
    expect(await find('kde-sub-a-b.desktop')).toEqual(['user/kde/sub/a-b.desktop', '1'])
    expect(await find('kde-a-b.desktop')).toBeUndefined()
  })

  it.each([
    '../user/a.desktop',
    'user/a.desktop',
    'a',
    '',
    '.desktop',
    '..-a.desktop',
    'a\0.desktop',
  ])('is not looked for by the name %j', async (id) => {
    const find = await applications({ 'user/a.desktop': 'Name=1', 'a.desktop': 'Name=2' })
    expect(await find(id)).toBeUndefined()
  })
})
