import type { IpcMainEvent, IpcMainInvokeEvent } from 'electron'
import { pageAddress } from './app-protocol.ts'
import type { MainWindow } from './window.ts'

/** Where the page is that is talked to. */
export type PageWindow = Pick<MainWindow, 'current'>

/** The sender must be the top frame of our window, showing our page (Electron security item 17). */
export function isOurPage(event: IpcMainEvent | IpcMainInvokeEvent, window: PageWindow): boolean {
  const contents = window.current()?.webContents
  return (
    event.sender === contents &&
    event.senderFrame !== null &&
    event.senderFrame === contents.mainFrame &&
    event.senderFrame.url === pageAddress
  )
}
