import type { MenuItemConstructorOptions } from 'electron'
import type { ViewName } from '../../preload/contract.ts'
import { words } from './words.ts'

export type MenuOptions = {
  readonly platform: NodeJS.Platform
  /** Tools for whoever works on the page are in no build that users get. */
  readonly development: boolean
  readonly stageMode: boolean
}

export type MenuActions = {
  ask(view: ViewName): void
  stageMode(on: boolean): void
}

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/** The app's menu: in the menu bar on macOS, elsewhere in the window behind Alt. */
export function appMenu(options: MenuOptions, actions: MenuActions): Item[] {
  const { menu } = words
  const about: Item = { label: menu.about, click: () => actions.ask('about') }
  const settings: Item = {
    label: menu.settings,
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.ask('settings'),
  }
  const gigCheck: Item = { label: menu.gigCheck, click: () => actions.ask('gig-check') }
  const stageMode: Item = {
    label: menu.stageMode,
    type: 'checkbox',
    checked: options.stageMode,
    accelerator: 'CmdOrCtrl+Shift+H',
    click: ({ checked }) => actions.stageMode(checked),
  }
  const close: Item = { role: 'close', label: menu.close, accelerator: 'CmdOrCtrl+W' }
  const quit: Item = { role: 'quit', label: menu.quit, accelerator: 'CmdOrCtrl+Q' }
  const edit: Item = { label: menu.edit, submenu: editItems }
  const view: Item = {
    label: menu.view,
    submenu: options.development ? [...zoomItems, line, ...developmentItems] : zoomItems,
  }

  if (options.platform === 'darwin')
    return [
      { role: 'appMenu', submenu: [about, line, settings, line, ...hideItems, line, quit] },
      { label: menu.file, submenu: [gigCheck, stageMode, line, close] },
      edit,
      view,
      { role: 'windowMenu' },
    ]
  return [
    { label: menu.file, submenu: [gigCheck, settings, stageMode, line, close, quit] },
    edit,
    view,
    { label: menu.help, submenu: [about] },
  ]
}

const editItems: Item[] = [
  { role: 'undo' },
  { role: 'redo' },
  line,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  line,
  { role: 'selectAll' },
]

const zoomItems: Item[] = [
  { role: 'zoomIn' },
  // The same key without Shift, as browsers have it.
  { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
  { role: 'zoomOut' },
  { role: 'resetZoom' },
]

const developmentItems: Item[] = [{ role: 'reload' }, { role: 'toggleDevTools' }]

const hideItems: Item[] = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }]
