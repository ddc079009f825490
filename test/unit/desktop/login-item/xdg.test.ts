import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { execWords } from '../../../../main/desktop/freedesktop/exec.ts'
import { parseEntry } from '../../../../main/desktop/freedesktop/entry.ts'
import { systemFiles } from '../../../../main/desktop/host/files.ts'
import { createLoginItem } from '../../../../main/desktop/login-item/index.ts'
import { tempFolder } from '../../tools/temp-folder.ts'

const never = () => {
  throw new Error('Linux has none of this.')
}

function setUp({ development = false, execPath = '/opt/Deckpass/deckpass', env = {} } = {}) {
  const home = tempFolder()
  const scheme = development ? 'app.deckpass.dev' : 'app.deckpass'
  const file = join(home, '.config/autostart', `${scheme}.desktop`)
  const item = createLoginItem({
    scheme,
    development,
    execPath,
    appPath: '/home/dj/check out',
    host: { platform: 'linux', env: { HOME: home, ...env }, files: systemFiles },
    client: { getLoginItemSettings: never, setLoginItemSettings: never },
  })
  const entry = async () => parseEntry(await readFile(file, 'utf8')) ?? new Map<string, string>()
  return { home, file, item, entry }
}

describe('launch at login on Linux', () => {
  test('is an entry in the autostart folder, which is removed again', async () => {
    const { file, item, entry } = setUp()
    expect(await item.isOn()).toBe(false)
    await item.change(true)
    expect(await item.isOn()).toBe(true)
    expect(Object.fromEntries(await entry())).toEqual({
      Type: 'Application',
      Name: 'Deckpass',
      Exec: '/opt/Deckpass/deckpass --hidden',
      Terminal: 'false',
    })
    await item.change(true)
    await item.change(false)
    expect(await item.isOn()).toBe(false)
    await expect(stat(file)).rejects.toThrow('ENOENT')
    await item.change(false)
  })

  test.each(['/opt/My "Deck" 100%/deck$pass', String.raw`/opt/a\b;c/deckpass`])(
    'starts %s as it is',
    async (execPath) => {
      const { item, entry } = setUp({ execPath })
      await item.change(true)
      const words = execWords(await entry())?.map((word) => word.replaceAll('%%', '%'))
      expect(words).toEqual([execPath, '--hidden'])
    },
  )

  test('starts a development build by its folder', async () => {
    const { item, entry } = setUp({ development: true })
    await item.change(true)
    expect(execWords(await entry())).toEqual([
      '/opt/Deckpass/deckpass',
      '/home/dj/check out',
      '--hidden',
    ])
    expect((await entry()).get('Name')).toBe('Deckpass (development)')
  })

  test('starts a checkout that was set up as its script does', async () => {
    const { home, item, entry } = setUp({ development: true })
    const script = join(home, '.local/share/deckpass/open-development-link')
    await systemFiles.write(script, '#!/bin/sh\n', 0o700)
    await item.change(true)
    expect(execWords(await entry())).toEqual([script, '--hidden'])
  })

  test('starts an AppImage by its file, not by where it is mounted now', async () => {
    const env = { APPIMAGE: '/home/dj/Deckpass.AppImage', APPDIR: '/tmp/.mount_x' }
    const { item, entry } = setUp({ execPath: '/tmp/.mount_x/deckpass', env })
    await item.change(true)
    expect(execWords(await entry())).toEqual(['/home/dj/Deckpass.AppImage', '--hidden'])
  })

  test.each([
    ['[Desktop Entry]\nHidden=true\nExec=deckpass\n', false],
    ['[Desktop Entry]\nX-GNOME-Autostart-enabled=false\n', false],
    ['[Desktop Entry]\nX-GNOME-Autostart-enabled=true\n', true],
    ['nonsense', false],
  ])('is what the file says: %j', async (text, expected) => {
    const { file, item } = setUp()
    await systemFiles.write(file, text, 0o644)
    expect(await item.isOn()).toBe(expected)
    await item.change(true)
    expect(await item.isOn()).toBe(true)
  })

  test('says so if it cannot be written', async () => {
    await expect(setUp({ execPath: '/opt/a\nb' }).item.change(true)).rejects.toThrow('no entry')
    const { home, item } = setUp()
    await systemFiles.write(join(home, '.config'), 'a file in its place', 0o644)
    await expect(item.change(true)).rejects.toThrow()
    expect(await item.isOn()).toBe(false)
  })
})
