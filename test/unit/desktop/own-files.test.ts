import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeFolderAtExit, removeOwnFolder } from '../../../main/desktop/own-files.ts'
import { tempFolder } from '../tools/temp-folder.ts'

async function filled(): Promise<{ home: string; folder: string }> {
  const home = tempFolder()
  const folder = join(home, 'deckpass')
  await mkdir(join(folder, 'connections/below'), { recursive: true })
  for (const name of ['owner.key', 'connections/a.json', 'connections/below/b'])
    await writeFile(join(folder, name), name)
  await writeFile(join(home, 'of another'), '')
  await symlink(join(home, 'of another'), join(folder, 'SingletonLock'))
  return { home, folder }
}

test('the folder goes with all that is in it, and nothing that a link in it leads to', async () => {
  const { home, folder } = await filled()
  await removeOwnFolder(folder)
  expect(await readdir(home)).toEqual(['of another'])
})

test('where it is a link, what that leads to goes too', async () => {
  const { home, folder } = await filled()
  const link = join(home, 'link')
  await symlink(folder, link)
  await removeOwnFolder(link)
  expect(await readdir(home)).toEqual(['of another'])
})

test('what cannot be removed keeps nothing else, and is told', async () => {
  const { home, folder } = await filled()
  await expect(removeOwnFolder(join(home, 'not there'))).rejects.toThrow('ENOENT')
  await chmod(join(folder, 'connections'), 0o500)
  const removed = await removeOwnFolder(folder).then(
    () => true,
    () => false,
  )
  await expect(stat(join(folder, 'owner.key'))).rejects.toThrow('ENOENT')
  // An administrator may remove it all the same.
  expect(removed).toBe(process.getuid?.() === 0)
})

test.runIf(process.platform === 'linux')('what runs at the end removes the folder', async () => {
  const { home, folder } = await filled()
  removeFolderAtExit(folder, {
    platform: 'linux',
    relaunch: ({ execPath, args }) => execFileSync(execPath, args),
  })
  expect(await readdir(home)).toEqual(['of another'])
})

test('on Windows it is the command of its own shell', () => {
  const started: object[] = []
  const relaunch = (program: object) => void started.push(program)
  removeFolderAtExit(String.raw`C:\Users\DJ\AppData\Roaming\deckpass`, {
    platform: 'win32',
    relaunch,
  })
  const args = ['/d', '/c', 'rmdir', '/s', '/q', String.raw`C:\Users\DJ\AppData\Roaming\deckpass`]
  expect(started).toEqual([{ execPath: 'cmd.exe', args }])
})
