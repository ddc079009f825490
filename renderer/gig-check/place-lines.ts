import type { ConnectionView, LinkHandlerView } from '../../preload/contract.ts'
import { errorSentence } from '../error-sentences.ts'
import { strings } from '../strings.ts'
import { clip } from '../text/clip.ts'
import { duration } from '../time/duration.ts'
import { minute } from '../time/units.ts'
import type { Line } from './line.ts'

/** By how much (ms) the clocks of a service and of this computer may differ. */
const clockTolerance = minute

/** Whether this computer's clock goes with the service's. */
export function clockLine(clockAhead: number): Line {
  const { clockRight, clockSlow, clockFast, clockNote } = strings.gigCheck
  if (Math.abs(clockAhead) <= clockTolerance)
    return { about: 'clock', state: 'good', says: clockRight }
  const by = duration(Math.abs(clockAhead))
  const says = clockAhead > 0 ? clockSlow(by) : clockFast(by)
  return { about: 'clock', state: 'wrong', says, note: clockNote }
}

/** Whether the session outlives the app: where it is kept. */
export function keychainLine(
  { session, storage }: Pick<ConnectionView, 'session' | 'storage'>,
  service: string,
): Line {
  const { gigCheck } = strings
  const about = 'keychain'
  if (session.phase === 'locked' && session.reason === 'keychain-unavailable') {
    const note = gigCheck.keychainLockedNote
    return { about, state: 'wrong', says: gigCheck.keychainLocked, note, mend: 'reopen' }
  }
  if (session.phase === 'locked' && session.reason === 'key-missing')
    return { about, state: 'unknown', says: gigCheck.keyGone }
  if (storage.kind === 'keychain') return { about, state: 'good', says: gigCheck.keychainReady }
  if (storage.kind === 'file') return { about, state: 'good', says: gigCheck.keyInFile }
  const says = gigCheck.keychainUnused
  const why = errorSentence(storage.reason, service)
  if (session.phase === 'signed-in')
    return { about, state: 'wrong', says, note: `${strings.storage.memory} ${why}`, mend: 'reopen' }
  // There is nothing to keep yet: the sign-in tries again, and that line has its button.
  return { about, state: 'unknown', says, note: `${strings.storage.memoryAhead} ${why}` }
}

/** Whether a browser finds the way back here. */
export function linksLine(linkHandler: LinkHandlerView | undefined): Line {
  const { links } = strings.gigCheck
  const about = 'links'
  switch (linkHandler?.state) {
    case undefined:
      return { about, state: 'pending', says: links.looking }
    case 'unknown':
      return { about, state: 'unknown', says: links.unknown }
    case 'ours':
      return { about, state: 'good', says: links.ours }
    case 'stale':
    case 'none':
      return { about, state: 'wrong', says: links[linkHandler.state], mend: 'repair' }
    case 'other': {
      const owner = clip(linkHandler.owner, 24)
      const saysToOthers = links.other(undefined)
      return { about, state: 'wrong', says: links.other(owner), saysToOthers, mend: 'repair' }
    }
  }
}
