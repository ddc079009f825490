import { app } from 'electron'
import type { Notice } from './notices.ts'
import type { Remembered } from './remembered.ts'
import type { SettingsStore } from './settings.ts'
import type { AppTray } from './tray/index.ts'
import type { MainWindow } from './window.ts'
import { words } from './words.ts'

export type ClosingOptions = {
  readonly platform: NodeJS.Platform
  readonly settings: Pick<SettingsStore, 'current'>
  readonly tray: Pick<AppTray, 'look'>
  readonly remembered: Remembered
  readonly window: Pick<MainWindow, 'current'>
  /** Says whether it told. */
  readonly tell: (notice: Notice) => boolean
}

/**
 * What becomes of the app when its window is closed: it goes on in the tray if the user wants that and
 * if there is one, so that nobody is left with an app that cannot be reached; else it quits. On macOS
 * it stays in the Dock, as apps do there.
 */
export function watchClosing(options: ClosingOptions): void {
  const { platform, settings, tray, remembered, window, tell } = options
  const closed = async () => {
    const goesOn = settings.current().keepInTray && (await tray.look())
    // It may have been opened again meanwhile.
    if (window.current()) return
    if (!goesOn) return app.quit()
    if (!remembered.current().toldOfTray && tell(words.notice.inTray))
      remembered.keep({ toldOfTray: true })
  }
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') void closed()
  })
}
