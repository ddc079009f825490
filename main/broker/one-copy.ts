import { asBrokerError, BrokerError, type BrokerErrorCode } from './errors.ts'
import type { BrokerRequest } from './messages.ts'
import { claimOwnership, type Other, type Owner, type OwnershipOptions } from './ownership.ts'

/** A copy of the app that has just started, and that goes on. */
export type GoesOn =
  /** It owns its profile folder. */
  | { readonly is: 'owner'; readonly owner: Owner }
  /** Nobody can own it here, for the reason given: it goes on as if it were the only copy. */
  | { readonly is: 'unowned'; readonly code: BrokerErrorCode }

/** What a copy of the app that has just started is to its profile folder. */
export type Standing =
  | GoesOn
  /** Another copy owns it, and has done what this one was started for. */
  | { readonly is: 'served' }
  /** Another copy owns it and could not be asked; `sentence` is for the user. */
  | { readonly is: 'unserved'; readonly sentence: string }

/** How many owners that end while they are asked are succeeded. */
const mostSuccessions = 5

const sentences = {
  silent: 'Deckpass is already running, but does not answer. End it, then start Deckpass again.',
  foreign:
    'Another program has taken the place of a running Deckpass. Restart the computer, then start Deckpass again.',
}

/**
 * Makes this copy the owner of the profile folder, or has the copy that is do what this one was
 * started for. Where the system or the folder allows no owner it is `unowned`: to keep a user out of
 * a session is worse than the second copy that ownership is to prevent. Never rejects.
 */
export async function takeStanding(
  profileFolder: string,
  startedFor: BrokerRequest,
  options: OwnershipOptions = {},
): Promise<Standing> {
  for (let successions = 0; ; successions++) {
    try {
      const claim = await claimOwnership(profileFolder, options)
      if (claim.is === 'owner') return { is: 'owner', owner: claim }
      const standing = await haveServed(claim, startedFor)
      if (standing) return standing
    } catch (error) {
      const { code } = asBrokerError(error)
      const isNobodys = code === 'ownership_unavailable' || code === 'not_private'
      return isNobodys ? { is: 'unowned', code } : unserved(code)
    }
    if (successions === mostSuccessions) return unserved('owner_gone')
  }
}

/** `undefined` if the owner ended before it answered. */
async function haveServed(other: Other, request: BrokerRequest): Promise<Standing | undefined> {
  try {
    const answer = await other.ask(request)
    return answer.ok ? { is: 'served' } : unserved('owner_silent')
  } catch (error) {
    const code = error instanceof BrokerError ? error.code : 'owner_silent'
    return code === 'owner_gone' ? undefined : unserved(code)
  }
}

function unserved(code: BrokerErrorCode): Standing {
  const sentence = code === 'owner_not_trusted' ? sentences.foreign : sentences.silent
  return { is: 'unserved', sentence }
}
