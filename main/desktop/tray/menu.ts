import type { MenuItemConstructorOptions } from 'electron'
import { words } from '../words.ts'
import type { TrayView } from './view.ts'

export type TrayActions = {
  open(): void
  renewNow(): void
  gigCheck(): void
  stageMode(on: boolean): void
  quit(): void
}

/** The tray's menu. In a label a single ampersand would mark a key. */
export function trayMenu(view: TrayView, actions: TrayActions): MenuItemConstructorOptions[] {
  const { menu, tray } = words
  return [
    ...view.lines.map((line) => ({ label: line.replaceAll('&', '&&'), enabled: false })),
    { type: 'separator' },
    { label: tray.open, click: () => actions.open() },
    { label: tray.renewNow, enabled: view.canRenew, click: () => actions.renewNow() },
    { label: menu.gigCheck, click: () => actions.gigCheck() },
    {
      label: menu.stageMode,
      type: 'checkbox',
      checked: view.stageMode,
      click: ({ checked }) => actions.stageMode(checked),
    },
    { type: 'separator' },
    { label: menu.quit, click: () => actions.quit() },
  ]
}
