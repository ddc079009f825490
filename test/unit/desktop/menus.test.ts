import { beforeEach, expect, test, vi } from 'vitest'
import { createMenus } from '../../../main/desktop/menus.ts'
import type { TrayView } from '../../../main/desktop/tray/view.ts'
import { Menu, resetElectron, Tray } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

function setUp() {
  const shown: { view: TrayView } = {
    view: { state: 'signed-in', lines: ['Example: signed in'], canRenew: true, stageMode: false },
  }
  const ask = vi.fn((_view: string) => {})
  const nothing = () => {}
  const menus = createMenus({
    platform: 'linux',
    development: false,
    icons: '/icons',
    hasTray: async () => true,
    view: () => shown.view,
    actions: { open: nothing, renewNow: nothing, ask, stageMode: nothing, quit: nothing },
  })
  return { menus, shown, ask }
}

/** Whether the app's menu shows stage mode as on, for each time that it was made. */
const stageModes = () =>
  Menu.setApplicationMenu.mock.calls.map(
    ([{ items }]) => items[0]?.submenu?.find(({ label }) => label === 'Stage mode')?.checked,
  )

test('the app\u2019s menu is put up when it is asked for, and made anew for stage mode alone', () => {
  const { menus, shown } = setUp()
  expect(stageModes()).toEqual([])
  menus.update()
  expect(stageModes()).toEqual([false])
  shown.view = { ...shown.view, state: 'offline' }
  menus.update()
  expect(stageModes()).toEqual([false])
  shown.view = { ...shown.view, stageMode: true }
  menus.update()
  menus.update()
  expect(stageModes()).toEqual([false, true])
})

test('the tray follows, and asks for the gig check as the menu does', async () => {
  const { menus, shown, ask } = setUp()
  await menus.tray.look()
  shown.view = { ...shown.view, stageMode: true }
  menus.update()
  const item = (label: string) =>
    Tray.made[0]?.menus.at(-1)?.items.find((one) => one.label === label)
  expect(item('Stage mode')?.checked).toBe(true)
  item('Gig check')?.click?.({ checked: false })
  expect(ask.mock.calls).toEqual([['gig-check']])
})
