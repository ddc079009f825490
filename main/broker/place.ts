import { chmod, rm } from 'node:fs/promises'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import { takeClaim } from './claims.ts'
import { systemCode } from './errors.ts'
import { takeLockFile } from './lock-file.ts'
import { ensureOwnFolder, ownFolder } from './own-folder.ts'
import { nameOf, openSocketFolder } from './socket-folder.ts'
import { close, listen, reach } from './sockets.ts'

/** Where the one owner of a profile folder listens, and the others find it. */
export type Place = {
  /** Real path of the profile folder. */
  readonly folder: string
  /**
   * Makes `server` listen there, unless there is an owner: `undefined`. Else resolves to what ends
   * it; the system ends it too, when the process ends in whichever way.
   */
  take(server: Server): Promise<(() => Promise<void>) | undefined>
  /** Connects to the owner, as `reach` does. */
  reach(): Promise<Socket | 'nobody' | 'busy'>
}

/**
 * The place of a profile folder, which is made if need be. Rejects with BrokerError `not_private`,
 * or with the system's error.
 */
export async function openPlace(
  profileFolder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Place> {
  const folder = await ownFolder(profileFolder)
  if (platform !== 'win32') return socketPlace(folder, platform)
  return pipePlace(folder, pipeName(folder))
}

/** Windows tells neither folders nor pipes apart by case. */
export function pipeName(folder: string): string {
  return `\\\\.\\pipe\\deckpass-${nameOf(folder.toLowerCase())}`
}

/** A named pipe of Windows: its first instance is one process' alone, and ends with it. */
export function pipePlace(folder: string, address: string): Place {
  return {
    folder,
    reach: () => reach(address),
    async take(server) {
      try {
        await listen(server, address)
        return () => close(server)
      } catch (error) {
        if (systemCode(error) === 'EADDRINUSE') return undefined
        throw error
      }
    },
  }
}

/**
 * A Unix socket. Its file outlives its process, so what makes the owner is a claim or a lock beside
 * it; who has that may replace the socket. Linux' abstract sockets, which need no file, are out of
 * Node's reach, not bound to the folder, and anyone's to take.
 */
async function socketPlace(folder: string, platform: NodeJS.Platform): Promise<Place> {
  const home = join(folder, 'owner')
  await ensureOwnFolder(home)
  const socketIn = (path: string) => join(path, 'owner.sock')
  return {
    folder,
    async reach() {
      const sockets = await openSocketFolder(home, platform)
      try {
        return await reach(socketIn(sockets.path))
      } finally {
        await sockets.close()
      }
    },
    async take(server) {
      const sockets = await openSocketFolder(home, platform)
      const address = socketIn(sockets.path)
      let letGo: (() => Promise<void>) | undefined
      const end = async () => {
        await close(server)
        await letGo?.()
        await sockets.close()
      }
      try {
        letGo = await (platform === 'darwin'
          ? takeLockFile(join(home, 'owner.lock'))
          : takeClaim(sockets.path))
        if (letGo) {
          await rm(address, { force: true })
          await listen(server, address)
          await chmod(address, 0o600)
          return end
        }
      } catch (error) {
        await end()
        throw error
      }
      await sockets.close()
      return undefined
    },
  }
}
