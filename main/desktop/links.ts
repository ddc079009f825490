/** The most arguments that a launcher has reason to give. */
const mostArguments = 64

/** The most links that wait for the app to be ready; more than one can only be noise. */
const mostWaiting = 16

/** What a command line asks for: a link, nothing but to be shown, or something that is not ours. */
export type Launch =
  { readonly is: 'plain' } | { readonly is: 'link'; readonly link: string } | { readonly is: 'odd' }

/**
 * Reads a command line that anybody may have made: exactly one address of the app's own scheme is a
 * link; more than one, or one in a crowd of arguments, is nothing to act on.
 */
export function readLaunch(argv: readonly unknown[], scheme: string): Launch {
  const links = argv.filter(
    (each): each is string =>
      typeof each === 'string' && each.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`,
  )
  const [link] = links
  if (link === undefined) return argv.length > mostArguments ? { is: 'odd' } : { is: 'plain' }
  return links.length === 1 && argv.length <= mostArguments ? { is: 'link', link } : { is: 'odd' }
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
