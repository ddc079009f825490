import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test, vi } from 'vitest'
import { appMenu, type MenuOptions } from '../../../main/desktop/menu.ts'

type Item = MenuItemConstructorOptions

/** All items, those of submenus behind the one that opens them. */
const flat = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

function menuOf(options: Partial<MenuOptions> = {}) {
  const ask = vi.fn((_view: string) => {})
  const stageMode = vi.fn((_on: boolean) => {})
  const top = appMenu(
    { platform: 'linux', development: false, stageMode: false, ...options },
    { ask, stageMode },
  )
  const items = flat(top)
  const labelled = (label: string) => items.find((item) => item.label === label)
  const click = (label: string, checked = false) =>
    Reflect.apply(labelled(label)?.click ?? expect.unreachable(), undefined, [{ checked }])
  return { top, items, labelled, click, ask, stageMode }
}

const platforms = ['darwin', 'win32', 'linux'] as const
const rolesIn = (items: readonly Item[]) => items.flatMap(({ role }) => role ?? [])

describe.each(platforms)('the menu on %s', (platform) => {
  test('goes to the views of the window', () => {
    const { click, ask } = menuOf({ platform })
    for (const label of ['About Deckpass', 'Settings…', 'Gig check']) click(label)
    expect(ask.mock.calls).toEqual([['about'], ['settings'], ['gig-check']])
  })

  test('switches stage mode, and shows whether it is on', () => {
    const { click, labelled, stageMode } = menuOf({ platform })
    expect(labelled('Stage mode')).toMatchObject({ type: 'checkbox', checked: false })
    click('Stage mode', true)
    expect(stageMode.mock.calls).toEqual([[true]])
    const on = menuOf({ platform, stageMode: true })
    expect(on.labelled('Stage mode')).toMatchObject({ checked: true })
  })

  test('has the shortcuts that people know, no two the same', () => {
    const { items, labelled } = menuOf({ platform })
    expect(labelled('Settings…')?.accelerator).toBe('CmdOrCtrl+,')
    expect(labelled('Stage mode')?.accelerator).toBe('CmdOrCtrl+Shift+H')
    expect(labelled('Quit Deckpass')?.accelerator).toBe('CmdOrCtrl+Q')
    const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has all that text fields need, and zoom', () => {
    expect(rolesIn(menuOf({ platform }).items)).toEqual(
      expect.arrayContaining(
        ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'].concat(
          'zoomIn',
          'zoomOut',
          'resetZoom',
          'close',
          'quit',
        ),
      ),
    )
  })

  test('has tools for developers in development builds alone', () => {
    const tools = ['reload', 'toggleDevTools']
    expect(rolesIn(menuOf({ platform, development: true }).items)).toEqual(
      expect.arrayContaining(tools),
    )
    const roles = rolesIn(menuOf({ platform }).items)
    for (const role of [...tools, 'forceReload']) expect(roles).not.toContain(role)
  })
})

test('on macOS the first menu is the app\u2019s own', () => {
  const { top } = menuOf({ platform: 'darwin' })
  expect(top.map(({ role, label }) => role ?? label)).toEqual([
    'appMenu',
    'File',
    'Edit',
    'View',
    'windowMenu',
  ])
  expect(rolesIn(menuOf({ platform: 'darwin' }).items)).toContain('hide')
})

test.each(['win32', 'linux'] as const)('on %s there are four', (platform) => {
  expect(menuOf({ platform }).top.map(({ label }) => label)).toEqual([
    'File',
    'Edit',
    'View',
    'Help',
  ])
})
