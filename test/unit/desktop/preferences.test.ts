import { describe, expect, test } from 'vitest'
import { createPreferences, type PreferencesOptions } from '../../../main/desktop/preferences.ts'
import { createSettings } from '../../../main/desktop/settings.ts'
import { StorageError } from '../../../main/session/errors.ts'

const listed = [{ id: 'firefox.desktop', name: 'Firefox' }]

function setUp(content: Record<string, unknown> = {}, changes: Partial<PreferencesOptions> = {}) {
  const system = { openAtLogin: false, tray: false, full: false, refuses: false, browsers: listed }
  const found = { tray: false }
  let changed = 0
  const settings = createSettings({
    content,
    setAside: false,
    async change() {
      if (system.full) throw new Error('ENOSPC')
    },
  })
  const preferences = createPreferences({
    platform: 'linux',
    settings,
    loginItem: {
      isOn: async () => system.openAtLogin,
      async change(on) {
        if (system.refuses) throw new Error('EACCES')
        system.openAtLogin = on
      },
    },
    listBrowsers: async () => system.browsers,
    tray: {
      isThere: () => found.tray,
      look: async () => (found.tray = system.tray),
    },
    changed: () => changed++,
    ...changes,
  })
  return { system, preferences, settings, changed: () => changed }
}

describe('preferences', () => {
  test('are the settings, and what this computer can do', async () => {
    const { preferences, system, changed } = setUp()
    expect(preferences.view()).toEqual({
      theme: 'system',
      stageMode: false,
      keepInTray: false,
      notifications: true,
      openAtLogin: false,
      can: { keepInTray: false, openAtLogin: true, hideFromCaptures: false },
      setAside: false,
    })
    system.tray = true
    system.openAtLogin = true
    await preferences.look()
    expect(changed()).toBe(1)
    expect(preferences.view()).toMatchObject({ openAtLogin: true, can: { keepInTray: true } })
  })

  test.each(['darwin', 'win32'] as const)(
    'on %s captures can be kept from the window',
    (platform) => {
      const { preferences } = setUp({}, { platform })
      expect(preferences.view().can.hideFromCaptures).toBe(true)
    },
  )

  test('have the name that the system gives the chosen browser, while it is there', async () => {
    const { preferences, system } = setUp({ browser: 'firefox.desktop' })
    expect(preferences.view().browser).toBeUndefined()
    await preferences.look()
    expect(preferences.view().browser).toEqual(listed[0])
    system.browsers = []
    await preferences.look()
    expect(preferences.view()).not.toHaveProperty('browser')
  })

  test('do without a browser if they cannot be listed', async () => {
    const listBrowsers = () => Promise.reject(new Error('no'))
    const { preferences } = setUp({ browser: 'x' }, { listBrowsers })
    await preferences.look()
    expect(preferences.view().browser).toBeUndefined()
  })

  test('change what is named, and say how the system took it', async () => {
    const { preferences, system, settings } = setUp({ theme: 'dark' })
    await preferences.change({ openAtLogin: true, browser: 'firefox.desktop', keepInTray: true })
    expect(preferences.view()).toMatchObject({
      theme: 'dark',
      keepInTray: true,
      openAtLogin: true,
      browser: { name: 'Firefox' },
    })
    await preferences.change({ browser: null })
    expect(settings.current().browser).toBeUndefined()
    expect(system.openAtLogin).toBe(true)
  })

  test('that cannot be kept say so; the other parts are done', async () => {
    const { preferences, system } = setUp()
    system.refuses = true
    const refused = preferences.change({ openAtLogin: true, theme: 'dark' })
    await expect(refused).rejects.toEqual(new StorageError('write_failed'))
    expect(preferences.view()).toMatchObject({ openAtLogin: false, theme: 'dark' })
    system.refuses = false
    system.full = true
    const unkept = preferences.change({ openAtLogin: true, theme: 'light' })
    await expect(unkept).rejects.toEqual(new StorageError('write_failed'))
    expect(preferences.view()).toMatchObject({ openAtLogin: true, theme: 'light' })
  })
})
