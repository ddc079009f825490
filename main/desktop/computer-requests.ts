import { clipboard } from 'electron'
import type { BrowserView, LinkHandlerView, SettingsChange } from '../../preload/contract.ts'
import type { Handlers } from './ipc.ts'

/** The requests that are about this computer, not about a session. */
export type ComputerRequest =
  | 'browsers.list'
  | 'linkHandler.repair'
  | 'settings.change'
  | 'gigCheck.look'
  | 'clipboard.write'
  | 'network.changed'
  | 'app.remove'

/** What these requests reach. */
export type Computer = {
  listBrowsers(): Promise<readonly BrowserView[]>
  repairLinkHandler(): Promise<LinkHandlerView>
  changeSettings(changes: SettingsChange): Promise<void>
  /** Looks anew at what no event tells of. */
  look(): Promise<void>
  /** There may be a network again. */
  networkChanged(): void
  /** Removes the app's traces from this computer, and quits. */
  remove(): Promise<void>
}

/** Turns the page's requests that are about this computer into calls on it. */
export function computerHandlers(computer: Computer): Pick<Handlers, ComputerRequest> {
  return {
    'browsers.list': () => computer.listBrowsers(),
    'linkHandler.repair': () => computer.repairLinkHandler(),
    async 'settings.change'(changes) {
      await computer.changeSettings(changes)
      return null
    },
    async 'gigCheck.look'() {
      await computer.look()
      return null
    },
    async 'clipboard.write'({ text }) {
      await clipboard.writeText(text)
      return null
    },
    async 'network.changed'() {
      computer.networkChanged()
      return null
    },
    async 'app.remove'() {
      await computer.remove()
      return null
    },
  }
}
