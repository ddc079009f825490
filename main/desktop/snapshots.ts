import { ipcMain, type IpcMainEvent } from 'electron'
import { channels, type Snapshot } from '../../preload/contract.ts'
import { isOurPage, type PageWindow } from './our-page.ts'

/** What the window's page is told of the app's state. */
export type Snapshots = {
  /** From now on pages get what `current` makes; those that asked before have waited for it. */
  serve(current: () => Snapshot): void
  /** Sends the page the newest one. */
  push(): void
}

/**
 * Hands the page its first snapshot when its script asks for it, and every later one when it is made.
 * The page may be loaded while the app still finds out what there is to tell: it waits, and so never
 * draws what is not right.
 */
export function createSnapshots(window: PageWindow): Snapshots {
  let make: (() => Snapshot) | undefined
  const waiting: IpcMainEvent[] = []

  const answer = (event: IpcMainEvent) => {
    if (!isOurPage(event, window)) event.returnValue = null
    else if (make) event.returnValue = make()
    else waiting.push(event)
  }
  ipcMain.on(channels.firstSnapshot, answer)

  return {
    serve(current) {
      make = current
      // A page that was closed meanwhile is nobody's any longer.
      for (const event of waiting.splice(0)) if (!event.sender.isDestroyed()) answer(event)
    },
    push() {
      if (make) window.current()?.webContents.send(channels.snapshot, make())
    },
  }
}
