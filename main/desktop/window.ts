import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { pageAddress } from './app-protocol.ts'
import { offerContextMenu } from './context-menu.ts'
import { fitBounds, type Bounds } from './window-bounds.ts'

/** The one window; made when it is first shown, and gone when it is closed. */
export type MainWindow = {
  /** Shows the window in front of others, and makes it first if need be. */
  show(): void
  /** The window, while there is one. */
  current(): BrowserWindow | undefined
  /** Does anew what depends on whether captures may show it. */
  protect(): void
}

export type MainWindowOptions = {
  /** Where the window was when it was last closed. */
  readonly bounds: () => Bounds | undefined
  readonly keepBounds: (bounds: Bounds) => void
  /** Whether captures of the screen are to leave the window out, where a system can do that. */
  readonly isProtected: () => boolean
}

/** The page's own background, so that nothing flashes before its first paint. */
const background = { dark: '#0e1012', light: '#f3f4f6' }

const least = { width: 360, height: 480 }

export function createMainWindow(options: MainWindowOptions): MainWindow {
  let window: BrowserWindow | undefined

  const protect = () => window?.setContentProtection(options.isProtected())

  const open = (): BrowserWindow => {
    const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
    const bounds = fitBounds(options.bounds(), workAreas, least)
    const opened = new BrowserWindow({
      title: 'Deckpass',
      ...(bounds ?? { width: 400, height: 640, useContentSize: true }),
      minWidth: least.width,
      minHeight: least.height,
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
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        navigateOnDragDrop: false,
        disableDialogs: true,
        spellcheck: false,
        devTools: !app.isPackaged,
      },
    })
    offerContextMenu(opened.webContents)
    opened.once('ready-to-show', () => opened.show())
    let placed = opened.getNormalBounds()
    const place = () => {
      placed = opened.getNormalBounds()
    }
    opened.on('resize', place)
    opened.on('move', place)
    opened.once('closed', () => {
      window = undefined
      options.keepBounds(placed)
    })
    void opened.loadURL(pageAddress)
    return opened
  }

  return {
    show() {
      if (!window) {
        window = open()
        protect()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    current: () => window,
    protect,
  }
}
