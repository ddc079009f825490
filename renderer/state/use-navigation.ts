import { createContext, useContext, useMemo, useState } from 'react'
import type { Snapshot, ViewName } from '../../preload/contract.ts'
import type { Place } from './navigation.ts'
import { back, begin, follow, go, show } from './navigation.ts'

/** The ways from view to view. */
export type Navigation = {
  /** The view that was just left for this one by going back. */
  readonly left: ViewName | undefined
  /** Whoever has the focus has it: nothing was just left any longer. */
  arrive(): void
  go(view: ViewName): void
  back(): void
  /** To the session of a connection. */
  show(connection: string): void
  /** To the session of a connection as soon as its sign-in has begun; `undefined` calls that off. */
  showOnceBegun(connection: string | undefined): void
}

const nowhere: Navigation = {
  left: undefined,
  arrive() {},
  go() {},
  back() {},
  show() {},
  showOnceBegun() {},
}

export const NavigationContext = createContext(nowhere)

/** The ways on from this view. */
export const useNavigation = (): Navigation => useContext(NavigationContext)

/** The state of the window's navigation, for the one who draws the views. */
export function usePlace(snapshot: Snapshot): { place: Place; navigation: Navigation } {
  const [held, setPlace] = useState(() => begin(snapshot))
  const place = follow(held, snapshot)
  // Set while drawing, so that no view is drawn which is not wanted any longer.
  if (place !== held) setPlace(place)
  const { left } = place
  const navigation = useMemo<Navigation>(
    () => ({
      left,
      arrive: () => setPlace((now) => ({ ...now, left: undefined })),
      go: (view) => setPlace((now) => go(now, view)),
      back: () => setPlace(back),
      show: (connection) => setPlace((now) => show(now, connection)),
      showOnceBegun: (begun) => setPlace((now) => ({ ...now, begun })),
    }),
    [left],
  )
  return { place, navigation }
}
