import { lstat, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { ask } from '../broker/ask.ts'
import { asBrokerError, BrokerError, systemCode } from '../broker/errors.ts'
import { defaultLimits, type Limits } from '../broker/limits.ts'
import type { BrokerAnswer, BrokerRequest } from '../broker/messages.ts'
import { isOthers } from '../broker/own-folder.ts'
import { pipeName, pipePlace, type Place } from '../broker/place.ts'
import { openSocketFolder } from '../broker/socket-folder.ts'
import { reach } from '../broker/sockets.ts'

/**
 * Asks the running Deckpass, and neither becomes its folder's owner nor makes or changes anything
 * there: where nothing is, nobody runs. Rejects with BrokerError as `ask` does.
 */
export async function askRunning(
  profileFolder: string,
  request: BrokerRequest,
  limits: Limits = defaultLimits,
): Promise<BrokerAnswer> {
  try {
    const folder = await realpath(profileFolder)
    const isPipe = process.platform === 'win32'
    const place = isPipe ? pipePlace(folder, pipeName(folder)) : await socketPlace(folder)
    return await ask(place, request, limits)
  } catch (error) {
    const code = systemCode(error)
    const isNowhere = code === 'ENOENT' || code === 'ENOTDIR'
    throw isNowhere ? new BrokerError('owner_gone', { cause: error }) : asBrokerError(error)
  }
}

/** Where the owner of a folder listens (see broker/place.ts), for whoever only asks. */
async function socketPlace(folder: string): Promise<Place> {
  const home = join(folder, 'owner')
  const stats = await lstat(home)
  if (!stats.isDirectory()) throw new BrokerError('owner_gone')
  if (isOthers(stats)) throw new BrokerError('not_private')
  return {
    folder,
    take: () => Promise.resolve(undefined),
    async reach() {
      const sockets = await openSocketFolder(home, process.platform)
      try {
        return await reach(join(sockets.path, 'owner.sock'))
      } finally {
        await sockets.close()
      }
    },
  }
}
