/** The most links that wait for the app to be ready; more than one can only be noise. */
const mostWaiting = 16

/** A command line that holds exactly one address of the app's own scheme gives it; others nothing. */
export function linkIn(argv: readonly unknown[], scheme: string): string | undefined {
  const links = argv
    .slice(0, 100)
    .filter((each): each is string => typeof each === 'string' && each.startsWith(`${scheme}:`))
  return links.length === 1 ? links[0] : undefined
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
