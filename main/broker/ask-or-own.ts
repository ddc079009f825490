import { answerTo, type Handler } from './attend.ts'
import { BrokerError } from './errors.ts'
import type { BrokerAnswer, BrokerRequest } from './messages.ts'
import { claimOwnership, type Owner, type OwnershipOptions } from './ownership.ts'

/** How many owners that end over one request are succeeded: it might be what ends them. */
const mostSuccessions = 5

/**
 * Has a request answered by the owner of a profile folder, whoever that is. If there is none, or it
 * ends before it answers, this process may become the owner: `own` then makes what answers from
 * then on, this request first. Rejects as `claimOwnership` and `ask` do, or as `own` does.
 */
export async function askOrOwn(
  profileFolder: string,
  request: BrokerRequest,
  own: (owner: Owner) => Promise<Handler>,
  options: OwnershipOptions = {},
): Promise<BrokerAnswer> {
  for (let successions = 0; ; successions++) {
    const claim = await claimOwnership(profileFolder, options)
    if (claim.is === 'owner') return beginOwning(claim, request, own)
    try {
      return await claim.ask(request)
    } catch (error) {
      const gone = error instanceof BrokerError && error.code === 'owner_gone'
      if (!gone || successions === mostSuccessions) throw error
    }
  }
}

async function beginOwning(
  owner: Owner,
  request: BrokerRequest,
  own: (owner: Owner) => Promise<Handler>,
): Promise<BrokerAnswer> {
  try {
    const handler = await own(owner)
    owner.serve(handler)
    return await answerTo(request, handler)
  } catch (error) {
    await owner.release()
    throw error
  }
}
