import { join } from 'node:path'
import { Menu, nativeTheme, Tray } from 'electron'
import { words } from '../words.ts'
import { iconFile } from './icon.ts'
import { trayMenu, type TrayActions } from './menu.ts'
import type { TrayView } from './view.ts'

/** This app's place in the desktop's tray. */
export type AppTray = {
  /** Whether it was there when it was last looked for. */
  isThere(): boolean
  /** Takes its place if the desktop has a tray now, else leaves it; resolves to whether it is there. */
  look(): Promise<boolean>
  /** Shows anew what there is to show, where that has changed. */
  update(): void
}

export type AppTrayOptions = {
  readonly platform: NodeJS.Platform
  /** The folder of the icons. */
  readonly icons: string
  readonly hasTray: () => Promise<boolean>
  readonly view: () => TrayView
  readonly actions: TrayActions
}

export function createTray(options: AppTrayOptions): AppTray {
  const { platform, icons, hasTray, view, actions } = options
  let tray: Tray | undefined
  let shown = ''

  const icon = () => join(icons, iconFile(view().state, { platform, dark: isPanelDark(platform) }))
  const update = () => {
    if (!tray) return
    const path = icon()
    const now = JSON.stringify([view(), path])
    // A menu that is made anew closes under the user's pointer.
    if (now === shown) return
    shown = now
    tray.setImage(path)
    tray.setToolTip(words.tray.tooltip(view().lines.join('\n')))
    tray.setContextMenu(Menu.buildFromTemplate(trayMenu(view(), actions)))
  }
  nativeTheme.on('updated', update)

  return {
    isThere: () => tray !== undefined,
    update,
    async look() {
      const isThere = await hasTray()
      if (!isThere) tray?.destroy()
      if (!isThere) tray = undefined
      if (!isThere || tray) return isThere
      tray = new Tray(icon())
      shown = ''
      // On macOS a click opens the menu.
      if (platform !== 'darwin') tray.on('click', () => actions.open())
      update()
      return true
    },
  }
}

/** Linux desktops do not tell; the panels of most of them are dark. */
function isPanelDark(platform: NodeJS.Platform): boolean {
  return platform === 'linux' || nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
}
