import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

type Handler = (request: { readonly method: string; readonly url: string }) => Promise<Response>

/** What is taken of Electron by modules that are tested without it: stand-ins that record. */
export const clipboard = { writeText: vi.fn((_text: string) => Promise.resolve()) }
/** The file dialog: gives the paths that a test chose. */
export const dialog = {
  chosen: new Array<string>(),
  /** Where a test has the user save to; the dialog is cancelled without. */
  savedTo: '',
  showSaveDialog: async () => ({ canceled: dialog.savedTo === '', filePath: dialog.savedTo }),
  showOpenDialog: async () => ({ canceled: dialog.chosen.length === 0, filePaths: dialog.chosen }),
}
export const shell = { openExternal: vi.fn((_url: string) => Promise.resolve()) }
export const protocol = { handle: vi.fn((_scheme: string, _handler: Handler) => {}) }

type Answer = (event: object, argument: unknown) => Promise<unknown>
type Tell = (event: { returnValue?: unknown }) => void
export const ipcMain = {
  handle: vi.fn((_channel: string, _answer: Answer) => {}),
  on: vi.fn((_channel: string, _tell: Tell) => {}),
}

export const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  getAppPath: () => '/opt/deckpass',
  getVersion: () => '1.2.3',
  quit: vi.fn(() => {}),
})
type Decide = (...parts: unknown[]) => unknown
/** What pages and requests share; the ways to the network are what a test sets. */
export const session = {
  fromPartition: (_name: string) => session.defaultSession,
  defaultSession: Object.assign(new EventEmitter(), {
    proxy: 'DIRECT',
    resolveProxy: async (_url: string) => session.defaultSession.proxy,
    setSpellCheckerEnabled: vi.fn((_on: boolean) => {}),
    setSpellCheckerLanguages: vi.fn((_languages: string[]) => {}),
    setProxy: vi.fn(async (_config: object) => {}),
    webRequest: {
      onBeforeRequest: vi.fn(
        (_filter: { urls: string[] }, _decide: (details: object, answer: Decide) => void) => {},
      ),
    },
    setPermissionRequestHandler: vi.fn((_decide: Decide) => {}),
    setPermissionCheckHandler: vi.fn((_decide: Decide) => {}),
    setDevicePermissionHandler: vi.fn((_decide: Decide) => {}),
  }),
}
type Outgoing = EventEmitter & { abort(): void; end(): void }
/** Requests of main's own: a test gives what each of them is. */
export const net = { request: vi.fn((_options: object): Outgoing => nobodyThere()) }
const nobodyThere = () => {
  throw new Error('not expected')
}
export const powerMonitor = new EventEmitter()
export const nativeTheme = Object.assign(new EventEmitter(), {
  shouldUseDarkColors: false,
  shouldUseDarkColorsForSystemIntegratedUI: false,
  themeSource: 'system',
})

type Area = { x: number; y: number; width: number; height: number }
const workArea: Area = { x: 0, y: 0, width: 1280, height: 900 }
export const screen = { getAllDisplays: () => [{ workArea }] }

/** A menu is its template. */
export type FakeMenu = { readonly items: readonly FakeItem[]; popup(): void }
export type FakeItem = {
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly enabled?: boolean
  readonly checked?: boolean
  readonly submenu?: readonly FakeItem[]
  readonly click?: (item: { readonly checked: boolean }) => void
}
export const popup = vi.fn((_items: readonly FakeItem[]) => {})
export const Menu = {
  buildFromTemplate: (items: readonly FakeItem[]): FakeMenu => ({
    items,
    popup: () => popup(items),
  }),
  setApplicationMenu: vi.fn((_menu: FakeMenu) => {}),
}

export class Notification extends EventEmitter {
  static supported = true
  static readonly shown: Notification[] = []
  static isSupported = () => Notification.supported
  readonly options: object

  constructor(options: object) {
    super()
    this.options = options
  }

  show(): void {
    Notification.shown.push(this)
  }
}

export class Tray extends EventEmitter {
  static readonly made: Tray[] = []
  image: string
  tooltip = ''
  menus: FakeMenu[] = []
  destroyed = false

  constructor(image: string) {
    super()
    this.image = image
    Tray.made.push(this)
  }

  setImage(image: string): void {
    this.image = image
  }

  setToolTip(text: string): void {
    this.tooltip = text
  }

  setContextMenu(menu: FakeMenu): void {
    this.menus.push(menu)
  }

  destroy(): void {
    this.destroyed = true
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly made: BrowserWindow[] = []
  readonly webContents = Object.assign(new EventEmitter(), {
    send: vi.fn((..._message: unknown[]) => {}),
  })
  readonly options: object
  readonly calls: string[] = []
  bounds: Area = { x: 10, y: 20, width: 500, height: 700 }
  minimized = false
  focused = false
  isProtected = false

  constructor(options: object) {
    super()
    this.options = options
    BrowserWindow.made.push(this)
  }

  loadURL(address: string): Promise<void> {
    this.calls.push(`load ${address}`)
    return Promise.resolve()
  }

  getNormalBounds = () => this.bounds
  isMinimized = () => this.minimized
  isFocused = () => this.focused
  restore = () => void this.calls.push('restore')
  show = () => void this.calls.push('show')
  focus = () => void this.calls.push('focus')
  setContentProtection = (on: boolean) => {
    this.isProtected = on
  }

  /** What a click on its close button does. */
  close(): void {
    this.emit('closed')
  }
}

/** Forgets all that was recorded and heard; for the beginning of a test. */
export function resetElectron(): void {
  dialog.chosen = []
  dialog.savedTo = ''
  session.defaultSession.proxy = 'DIRECT'
  for (const emitter of [app, powerMonitor, nativeTheme, session.defaultSession])
    emitter.removeAllListeners()
  for (const made of [Notification.shown, Tray.made, BrowserWindow.made]) made.length = 0
  for (const recorder of [popup, app.quit, Menu.setApplicationMenu, ipcMain.handle, ipcMain.on])
    recorder.mockClear()
  Notification.supported = true
  Object.assign(nativeTheme, { themeSource: 'system', shouldUseDarkColors: false })
}

/** What electron-store takes: in a process that is not Electron's there is nothing. */
export default {}
