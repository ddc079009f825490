import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createTray } from '../../../../main/desktop/tray/index.ts'
import type { TrayView } from '../../../../main/desktop/tray/view.ts'
import { nativeTheme, resetElectron, Tray } from '../../../support/fake-electron.ts'

vi.mock('electron', () => import('../../../support/fake-electron.ts'))

beforeEach(resetElectron)

function setUp(platform: NodeJS.Platform = 'linux') {
  const desktop = { hasTray: true }
  const open = vi.fn(() => {})
  const shown: { view: TrayView } = {
    view: { state: 'signed-in', lines: ['Example: signed in'], canRenew: true, stageMode: false },
  }
  const nothing = () => {}
  const tray = createTray({
    platform,
    icons: '/icons',
    hasTray: async () => desktop.hasTray,
    view: () => shown.view,
    actions: { open, renewNow: nothing, gigCheck: nothing, stageMode: nothing, quit: nothing },
  })
  return { desktop, open, shown, tray }
}

describe('the tray', () => {
  test('is taken where there is one, once', async () => {
    const { tray } = setUp()
    expect(tray.isThere()).toBe(false)
    tray.update()
    expect(await Promise.all([tray.look(), tray.look()])).toEqual([true, true])
    expect(tray.isThere()).toBe(true)
    expect(Tray.made).toHaveLength(1)
    expect(Tray.made[0]).toMatchObject({
      image: '/icons/signed-in-dark-22.png',
      tooltip: 'Deckpass\nExample: signed in',
    })
  })

  test('is not where there is none, and is taken when it comes', async () => {
    const { tray, desktop } = setUp()
    desktop.hasTray = false
    expect(await tray.look()).toBe(false)
    expect(Tray.made).toEqual([])
    desktop.hasTray = true
    expect(await tray.look()).toBe(true)
    desktop.hasTray = false
    expect(await tray.look()).toBe(false)
    expect([tray.isThere(), Tray.made[0]?.destroyed]).toEqual([false, true])
    tray.update()
    desktop.hasTray = true
    expect(await tray.look()).toBe(true)
    expect(Tray.made).toHaveLength(2)
    expect(Tray.made[1]?.menus).toHaveLength(1)
  })

  test('changes when there is something else to show, and only then', async () => {
    const { tray, shown } = setUp()
    await tray.look()
    tray.update()
    expect(Tray.made[0]?.menus).toHaveLength(1)
    shown.view = { ...shown.view, state: 'offline', lines: ['Example: signed in, offline'] }
    tray.update()
    expect(Tray.made[0]).toMatchObject({
      image: '/icons/offline-dark-22.png',
      tooltip: 'Deckpass\nExample: signed in, offline',
    })
    expect(Tray.made[0]?.menus).toHaveLength(2)
  })

  test('opens the window at a click, but on macOS its menu', async () => {
    for (const platform of ['linux', 'darwin'] as const) {
      const { tray, open } = setUp(platform)
      await tray.look()
      Tray.made.at(-1)?.emit('click')
      expect(open).toHaveBeenCalledTimes(platform === 'linux' ? 1 : 0)
    }
  })

  test('has icons for the colour of the taskbar on Windows', async () => {
    await setUp('win32').tray.look()
    expect(Tray.made[0]?.image).toBe('/icons/signed-in-light-16.png')
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = true
    nativeTheme.emit('updated')
    expect(Tray.made[0]?.image).toBe('/icons/signed-in-dark-16.png')
    nativeTheme.shouldUseDarkColorsForSystemIntegratedUI = false
  })
})
