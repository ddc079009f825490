import { Menu } from 'electron'
import { appMenu, type MenuActions } from './menu.ts'
import { createTray, type AppTray } from './tray/index.ts'
import type { TrayActions } from './tray/menu.ts'
import type { TrayView } from './tray/view.ts'

/** The app's menu and its tray: what the user can reach without the page. */
export type Menus = {
  readonly tray: Pick<AppTray, 'isThere' | 'look'>
  /** Puts up the menu when it is first called, and shows anew what there is to show, where that has changed. */
  update(): void
}

export type MenusOptions = {
  readonly platform: NodeJS.Platform
  readonly development: boolean
  /** The folder of the tray's icons. */
  readonly icons: string
  readonly hasTray: () => Promise<boolean>
  readonly view: () => TrayView
  readonly actions: Omit<TrayActions, 'gigCheck'> & MenuActions
}

export function createMenus(options: MenusOptions): Menus {
  const { platform, development, view, actions } = options
  const tray = createTray({
    ...options,
    actions: { ...actions, gigCheck: () => actions.ask('gig-check') },
  })
  let shown: boolean | undefined
  const update = () => {
    tray.update()
    const { stageMode } = view()
    if (stageMode === shown) return
    shown = stageMode
    const items = appMenu({ platform, development, stageMode }, actions)
    Menu.setApplicationMenu(Menu.buildFromTemplate(items))
  }
  return { tray, update }
}
