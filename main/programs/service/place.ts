import { chmod, lstat, unlink } from 'node:fs/promises'
import type { Server } from 'node:net'
import { join } from 'node:path'
import type { ServiceTrouble } from '../../../preload/contract.ts'
import { BrokerError, ifMissing, systemCode } from '../../broker/errors.ts'
import { ensureOwnFolder } from '../../broker/own-folder.ts'
import { openSocketFolder } from '../../broker/socket-folder.ts'
import { close, listen, reach } from '../../broker/sockets.ts'
import { socketName, type SocketPlace } from '../socket-place.ts'

/** Why the place cannot be had. */
export class PlaceError extends Error {
  readonly code: ServiceTrouble

  constructor(code: ServiceTrouble, options?: ErrorOptions) {
    super(code, options)
    this.code = code
    this.name = new.target.name
  }
}

/** A place that is taken; after `leave` no socket exists there. */
export type TakenPlace = {
  /** What programs connect to. */
  readonly address: string
  leave(): Promise<void>
}

/** Makes `server` listen at a place that this user alone can reach. Rejects with PlaceError. */
export async function takePlace(
  server: Server,
  place: SocketPlace,
  platform: NodeJS.Platform = process.platform,
): Promise<TakenPlace> {
  try {
    if ('folder' in place) return await takeSocket(server, place.folder, platform)
    await listen(server, place.pipe)
    return { address: place.pipe, leave: () => close(server) }
  } catch (error) {
    throw asPlaceError(error)
  }
}

async function takeSocket(
  server: Server,
  folder: string,
  platform: NodeJS.Platform,
): Promise<TakenPlace> {
  const before = await lstat(folder).catch(ifMissing)
  if (before?.isSymbolicLink()) throw new PlaceError('not_private')
  await ensureOwnFolder(folder)
  // The system takes no path of more than about 100 bytes.
  const sockets = await openSocketFolder(folder, platform)
  const path = join(sockets.path, socketName)
  try {
    await makeRoom(path)
    await listen(server, path)
    await chmod(path, 0o600)
  } catch (error) {
    await close(server)
    await sockets.close()
    throw error
  }
  return {
    address: join(platform === 'darwin' ? sockets.path : folder, socketName),
    async leave() {
      // Closing removes the socket too.
      await close(server)
      await sockets.close()
    },
  }
}

/** Removes a socket that nobody listens at, or a link: the link itself, whatever it leads to. */
async function makeRoom(path: string): Promise<void> {
  const stats = await lstat(path).catch(ifMissing)
  if (!stats) return
  if (!stats.isSymbolicLink()) {
    if (!stats.isSocket()) throw new PlaceError('taken')
    const reached = await reach(path)
    if (reached !== 'nobody' && reached !== 'busy') reached.destroy()
    if (reached !== 'nobody') throw new PlaceError('taken')
  }
  await unlink(path).catch(ifMissing)
}

/** What the system says of a path on which something else than a folder is in the way. */
const notAFolder = new Set(['EEXIST', 'ENOTDIR', 'ELOOP'])

function asPlaceError(cause: unknown): PlaceError {
  if (cause instanceof PlaceError) return cause
  const code = systemCode(cause) ?? ''
  if (notAFolder.has(code)) return new PlaceError('not_private', { cause })
  if (cause instanceof BrokerError && cause.code === 'not_private')
    return new PlaceError('not_private', { cause })
  return new PlaceError(code === 'EADDRINUSE' ? 'taken' : 'unavailable', { cause })
}
