import { join } from 'node:path'
import type { App } from 'electron'

/** What this build goes by. A development build has names of its own and leaves a release alone. */
export type OwnNames = {
  readonly development: boolean
  readonly name: string
  /** Its own URL scheme. */
  readonly scheme: string
  /** Where it keeps everything. Nothing is made there. */
  readonly profileFolder: string
}

export function ownNames(app: Pick<App, 'isPackaged' | 'getPath'>): OwnNames {
  const development = !app.isPackaged
  return {
    development,
    name: development ? 'Deckpass (development)' : 'Deckpass',
    scheme: development ? 'app.deckpass.dev' : 'app.deckpass',
    profileFolder: join(app.getPath('appData'), development ? 'deckpass-dev' : 'deckpass'),
  }
}
