import { homedir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { foldersOf } from '../../../../main/desktop/freedesktop/folders.ts'
import { programFile } from '../../../../main/desktop/freedesktop/program-file.ts'
import { systemFiles as files } from '../../../../main/desktop/host/files.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

it('has the defaults of the standard', () => {
  expect(foldersOf({ HOME: '/home/dj' })).toEqual({
    dataHome: '/home/dj/.local/share',
    configHome: '/home/dj/.config',
    applications: [
      '/home/dj/.local/share/applications',
      '/usr/local/share/applications',
      '/usr/share/applications',
    ],
  })
  expect(foldersOf({}).configHome).toBe(join(homedir(), '.config'))
})

it('takes what the session says, but for what is not absolute or inside of an AppImage', () => {
  const env = {
    HOME: '/home/dj',
    XDG_DATA_HOME: 'data',
    XDG_CONFIG_HOME: '/conf',
    XDG_DATA_DIRS: './share:/mnt/x/usr/share:/one::/two/',
    APPDIR: '/mnt/x',
  }
  expect(foldersOf(env)).toEqual({
    dataHome: '/home/dj/.local/share',
    configHome: '/conf',
    applications: ['/home/dj/.local/share', '/one', '/two'].map((each) => `${each}/applications`),
  })
})

it('finds a program by its name on the PATH, by its path, and else nowhere', async () => {
  const folder = tempFolder()
  const there = join(folder, 'bin/it is')
  await files.write(there, '', 0o755)
  await files.write(join(folder, 'bin/text'), '', 0o644)
  const env = { PATH: `relative:/nowhere:${folder}/bin` }
  const found = ['it is', there, 'text', 'bin/it is', '', '/nowhere'].map((program) =>
    programFile(program, env, files),
  )
  expect(await Promise.all(found)).toEqual([
    there,
    there,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
