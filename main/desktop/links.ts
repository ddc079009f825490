import { linkMarker } from './link-handler/registered.ts'
import { hiddenSwitch } from './login-item/login-item.ts'

/** The most arguments that a launcher has reason to give. */
const mostArguments = 64

/** The most links that wait for the app to be ready; more than one can only be noise. */
const mostWaiting = 16

/** What a command line asks for. */
export type Launch =
  /** Nothing but to be shown. */
  | { readonly is: 'plain' }
  /** To be there: the system starts it at login. */
  | { readonly is: 'hidden' }
  | { readonly is: 'link'; readonly link: string }
  /** Something that is not ours: nothing to act on. */
  | { readonly is: 'odd' }

/**
 * Reads a command line that anybody may have made: exactly one address of the app's own scheme is a
 * link; more than one, or one in a crowd of arguments, is nothing to act on. On Windows, where whoever
 * writes a link can break out of its quotes, it is the one argument behind "--", and the app's own
 * marker is in front of that.
 */
export function readLaunch(
  argv: readonly unknown[],
  { scheme, platform }: { readonly scheme: string; readonly platform: NodeJS.Platform },
): Launch {
  const isLink = (each: unknown): each is string =>
    typeof each === 'string' && each.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`
  const links = argv.filter(isLink)
  const [link] = links
  const isCrowd = argv.length > mostArguments
  const isMarked = argv.includes(linkMarker)
  if (link === undefined) {
    if (isCrowd || (isMarked && platform === 'win32')) return { is: 'odd' }
    return argv.includes(hiddenSwitch) ? { is: 'hidden' } : { is: 'plain' }
  }
  if (links.length > 1 || isCrowd) return { is: 'odd' }
  const end = argv.indexOf('--')
  const isRight = isMarked && argv.indexOf(linkMarker) < end && argv.indexOf(link) === end + 1
  if (platform === 'win32' && !(isRight && argv.length === end + 2)) return { is: 'odd' }
  return { is: 'link', link }
}

/** Where links arrive from the first moment of the process, and wait until someone takes them. */
export type Links = {
  arrive(link: string): void
  /** Hands over what waits and whatever comes from now on. */
  deliverTo(take: (link: string) => void): void
}

export function createLinks(): Links {
  const waiting: string[] = []
  let deliver = (link: string): void => {
    if (waiting.length < mostWaiting) waiting.push(link)
  }
  return {
    arrive: (link) => deliver(link),
    deliverTo(take) {
      deliver = take
      for (const link of waiting.splice(0)) take(link)
    },
  }
}
