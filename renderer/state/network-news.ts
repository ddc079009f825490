/** How long (ms) after a word on the network the next one is held back. */
export const pause = 1000

/** Calls back after this many ms; returns what calls it off. */
type After = (ms: number, callback: () => void) => () => void

/**
 * Passes on that the network is back: at once, and then at most once per `pause`, the last word of
 * which is never lost. `stop` calls off what is still to be said.
 */
export function createNetworkNews(tell: () => void, after: After): { back(): void; stop(): void } {
  let cancel: (() => void) | undefined
  let more = false

  function say() {
    more = false
    tell()
    cancel = after(pause, () => {
      cancel = undefined
      if (more) say()
    })
  }

  return {
    back() {
      if (cancel === undefined) say()
      else more = true
    },
    stop() {
      cancel?.()
      cancel = undefined
      more = false
    },
  }
}
