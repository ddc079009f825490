import { setTimeout as pause } from 'node:timers/promises'
import { ask } from './ask.ts'
import type { Handler } from './attend.ts'
import { asBrokerError, BrokerError } from './errors.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { BrokerAnswer, BrokerRequest } from './messages.ts'
import { ensureKey } from './owner-key.ts'
import { createOwnerServer } from './owner-server.ts'
import { openPlace, type Place } from './place.ts'

export type OwnershipOptions = Partial<Limits> & { readonly platform?: NodeJS.Platform }

/** This process is the one that owns the profile folder, until it ends or gives it up. */
export type Owner = {
  readonly is: 'owner'
  /** Answers from now on; those who asked before have waited for it. To be called once. */
  serve(handler: Handler): void
  /** Gives the folder up; whoever waits for an answer gets `owner_gone`. */
  release(): Promise<void>
}

/** Another process owns it. */
export type Other = {
  readonly is: 'other'
  /**
   * Rejects with BrokerError: `owner_gone` (claim again), `owner_silent`, `owner_not_trusted`,
   * `not_private` or `ownership_unavailable`.
   */
  ask(request: BrokerRequest): Promise<BrokerAnswer>
}

/**
 * Makes this process the owner of a profile folder, unless another one is: of all that claim it, at
 * any time, exactly one is. The folder is made if need be. Rejects with BrokerError: `not_private`,
 * `ownership_unavailable`, `owner_not_trusted`, or `owner_silent` if somebody has the folder who
 * cannot be reached.
 */
export async function claimOwnership(
  profileFolder: string,
  { platform, ...given }: OwnershipOptions = {},
): Promise<Owner | Other> {
  const limits = { ...defaultLimits, ...given }
  try {
    const place = await openPlace(profileFolder, platform)
    const until = performance.now() + limits.idle
    do {
      const reached = await place.reach()
      if (reached !== 'nobody') {
        if (reached !== 'busy') reached.destroy()
        return other(place, limits)
      }
      const owner = await own(place, limits)
      if (owner) return owner
      // Another one is about to be the owner, or has just given it up.
      await pause(2 + 20 * Math.random())
    } while (performance.now() < until)
  } catch (error) {
    throw asBrokerError(error)
  }
  throw new BrokerError('owner_silent')
}

function other(place: Place, limits: Limits): Other {
  return {
    is: 'other',
    ask: (request) =>
      ask(place, request, limits).catch((error: unknown) => {
        throw asBrokerError(error)
      }),
  }
}

async function own(place: Place, limits: Limits): Promise<Owner | undefined> {
  let serve: Owner['serve'] = () => {}
  const handler = new Promise<Handler>((resolve) => {
    serve = resolve
  })
  const key = async () => (await seat)?.key
  const { server, hangUp } = createOwnerServer({ folder: place.folder, key, handler, limits })
  const take = async () => {
    const end = await place.take(server)
    if (!end) return undefined
    let released: Promise<void> | undefined
    const release = () => {
      hangUp()
      // Once only: what was let go of may be another's by then, down to the file descriptor's number.
      released ??= end()
      return released
    }
    try {
      return { key: await ensureKey(place.folder), release }
    } catch (error) {
      await release()
      throw error
    }
  }
  const seat = take()
  const taken = await seat
  return taken && { is: 'owner', serve, release: taken.release }
}
