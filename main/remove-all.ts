import { app } from 'electron'
import type { Computer } from './computer.ts'
import type { Connections } from './connections/connections.ts'
import { forgetCredentials, type CredentialStore } from './connections/credentials.ts'
import type { JsonFile } from './desktop/json-file.ts'
import { removeFolderAtExit, removeOwnFolder } from './desktop/own-files.ts'
import { uninstall } from './desktop/uninstall.ts'

export type RemovalOptions = {
  readonly profileFolder: string
  readonly computer: Computer
  readonly connections: Connections
  readonly credentials: CredentialStore
  readonly files: readonly JsonFile[]
  /** Lets go of what is held in the profile folder; what it throws stops nothing. */
  readonly letGo: () => Promise<unknown>
}

/** Removes from this computer what the app has put there, and ends the app. */
export function removeAll(options: RemovalOptions): Promise<void> {
  const { profileFolder, connections, credentials, files, letGo } = options
  const { host, linkHandler, loginItem } = options.computer
  return uninstall({
    sessions: connections.sessions,
    linkHandler,
    loginItem,
    forgetCredentials: () => forgetCredentials(connections.all(), credentials),
    files,
    async removeFolder() {
      await letGo().catch(() => undefined)
      removeFolderAtExit(profileFolder, {
        platform: host.platform,
        relaunch: (program) => app.relaunch(program),
      })
      await removeOwnFolder(profileFolder)
    },
    exit: (status) => app.exit(status),
  })
}
