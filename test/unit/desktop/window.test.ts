import { beforeEach, describe, expect, test, vi } from 'vitest'
import { pageAddress } from '../../../main/desktop/app-protocol.ts'
import type { Bounds } from '../../../main/desktop/window-bounds.ts'
import { createMainWindow } from '../../../main/desktop/window.ts'
import { BrowserWindow, nativeTheme, popup, resetElectron } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

function setUp(remembered?: Bounds) {
  const kept: Bounds[] = []
  const choice = { isProtected: false }
  const window = createMainWindow({
    bounds: () => kept.at(-1) ?? remembered,
    keepBounds: (bounds) => kept.push(bounds),
    isProtected: () => choice.isProtected,
  })
  return { window, kept, choice }
}
const { made } = BrowserWindow

describe('the window', () => {
  test('is made when it is first shown, and shown when its page is ready', () => {
    const { window } = setUp()
    expect(window.current()).toBeUndefined()
    window.show()
    expect(made).toHaveLength(1)
    expect(made[0]?.calls).toEqual([`load ${pageAddress}`])
    made[0]?.emit('ready-to-show')
    expect(made[0]?.calls).toEqual([`load ${pageAddress}`, 'show'])
    expect(window.current()).toBe(made[0])
  })

  test('comes to the front when it is shown again, out of the taskbar if need be', () => {
    const { window } = setUp()
    window.show()
    window.show()
    expect(made[0]?.calls.slice(1)).toEqual(['show', 'focus'])
    Object.assign(made[0] ?? {}, { minimized: true })
    window.show()
    expect(made[0]?.calls.slice(3)).toEqual(['restore', 'show', 'focus'])
    expect(made).toHaveLength(1)
  })

  test('is gone when it is closed, and made anew where it was', () => {
    const { window, kept } = setUp()
    window.show()
    expect(made[0]?.options).toMatchObject({ width: 400, height: 640, useContentSize: true })
    Object.assign(made[0] ?? {}, { bounds: { x: 30, y: 20, width: 500, height: 700 } })
    made[0]?.emit('move')
    Object.assign(made[0] ?? {}, { bounds: { x: 30, y: 20, width: 600, height: 700 } })
    made[0]?.emit('resize')
    made[0]?.close()
    expect(window.current()).toBeUndefined()
    expect(kept).toEqual([{ x: 30, y: 20, width: 600, height: 700 }])
    window.show()
    expect(made[1]?.options).toMatchObject({ x: 30, y: 20, width: 600, height: 700 })
    expect(made[1]?.options).not.toHaveProperty('useContentSize')
  })

  test('is on a display that there is', () => {
    setUp({ x: 1_000, y: 800, width: 400, height: 640 }).window.show()
    expect(made[0]?.options).toMatchObject({ x: 880, y: 260, width: 400, height: 640 })
    setUp({ x: 5_000, y: 5_000, width: 400, height: 640 }).window.show()
    expect(made[1]?.options).not.toHaveProperty('x')
    expect(made[1]?.options).toMatchObject({ minWidth: 360, minHeight: 480 })
  })

  test('is kept out of captures from its beginning on, and when that is changed', () => {
    const { window, choice } = setUp()
    window.protect()
    choice.isProtected = true
    window.show()
    expect(made[0]?.isProtected).toBe(true)
    choice.isProtected = false
    window.protect()
    expect(made[0]?.isProtected).toBe(false)
  })

  test('has the page\u2019s own background, and a menu in its text fields', () => {
    nativeTheme.shouldUseDarkColors = true
    setUp().window.show()
    expect(made[0]?.options).toMatchObject({ backgroundColor: '#0e1012' })
    made[0]?.webContents.emit('context-menu', {}, { isEditable: true, editFlags: {} })
    expect(popup).toHaveBeenCalledOnce()
  })

  test('gives its page nothing of Node, and a sandbox', () => {
    setUp().window.show()
    expect(made[0]?.options).toMatchObject({
      webPreferences: {
        preload: '/opt/deckpass/dist/preload/index.cjs',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
      },
    })
  })
})
