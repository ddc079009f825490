import { useState } from 'react'

/** A way to finish the sign-in that has a panel of its own. */
export type Way = 'browser' | 'paste' | 'dead-ends'

/** Which panel of the help is open. */
export type Ways = {
  /** The one that is open; `undefined` while the list of all ways is shown. */
  readonly open: Way | undefined
  /** The one that was left for the list: the focus goes back to its row. */
  readonly left: Way | undefined
  enter(way: Way): void
  /** Back to the list, unless `way` was given and is no longer the one that is open. */
  leave(way?: Way): void
}

/** The state of the help's panels, for the view that holds them: Esc is the view's. */
export function useWays(): Ways {
  const [at, setAt] = useState<Pick<Ways, 'open' | 'left'>>({ open: undefined, left: undefined })
  return {
    ...at,
    enter: (way) => setAt({ open: way, left: undefined }),
    leave: (way) =>
      setAt((now) =>
        way === undefined || now.open === way ? { open: undefined, left: now.open } : now,
      ),
  }
}
