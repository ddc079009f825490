import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme } from 'electron'
import { pageAddress } from './app-protocol.ts'

/** The one window; made when it is first shown, and gone when it is closed. */
export type MainWindow = {
  /** Shows the window in front of others, and makes it first if need be. */
  show(): void
  /** The window, while there is one. */
  current(): BrowserWindow | undefined
}

/** The page's own background, so that nothing flashes before its first paint. */
const background = { dark: '#101214', light: '#f6f7f8' }

export function createMainWindow(): MainWindow {
  let window: BrowserWindow | undefined

  const open = (): BrowserWindow => {
    const opened = new BrowserWindow({
      title: 'Deckpass',
      width: 400,
      height: 640,
      minWidth: 360,
      minHeight: 480,
      useContentSize: true,
      show: false,
      fullscreenable: false,
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
      webPreferences: {
        preload: join(app.getAppPath(), 'dist/preload/index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    })
    opened.once('ready-to-show', () => opened.show())
    opened.once('closed', () => {
      window = undefined
    })
    void opened.loadURL(pageAddress)
    return opened
  }

  return {
    show() {
      if (!window) {
        window = open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    current: () => window,
  }
}
