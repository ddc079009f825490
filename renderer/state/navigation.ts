import type { Snapshot, ViewName } from '../../preload/contract.ts'

/** Where the user is in the window. */
export type Place = {
  /** The views from the session's on, each opened from the one before. The last one is shown. */
  readonly path: readonly ViewName[]
  /** The view that was just left for the one before: what leads to it takes the focus. */
  readonly left: ViewName | undefined
  /** The connection whose session is shown; the first unless the user chose. */
  readonly connection: string | undefined
  /** The connection that the user asked another view to sign in to: its session comes when that has begun. */
  readonly begun: string | undefined
  /** The count of main's wish that was followed last. */
  readonly asked: number
}

/** The view that is shown. */
export const shown = ({ path }: Place): ViewName => path.at(-1) ?? 'session'

/** Goes to a view: back to it if it was passed on the way here. */
export function go(place: Place, view: ViewName): Place {
  const passed = place.path.indexOf(view)
  const path = passed < 0 ? [...place.path, view] : place.path.slice(0, passed + 1)
  return { ...place, path, left: undefined, begun: undefined }
}

/** Goes back to the view before, if there is one. */
export function back(place: Place): Place {
  if (place.path.length < 2) return place
  return { ...place, path: place.path.slice(0, -1), left: shown(place), begun: undefined }
}

/** Goes to the session of a connection. */
export const show = (place: Place, connection: string): Place => ({
  ...go(place, 'session'),
  connection,
})

/** Where a window begins that is given its first snapshot. */
export function begin({ asked }: Pick<Snapshot, 'asked'>): Place {
  const start: Place = {
    path: ['session'],
    left: undefined,
    connection: undefined,
    begun: undefined,
    asked: asked.count,
  }
  return go(start, asked.view)
}

/**
 * What a new snapshot does to the place: main's newest wish is followed, and a sign-in that the user
 * began is shown. Whatever else happens to sessions leaves the user where they are: it is then the
 * same object.
 */
export function follow(place: Place, { asked, connections }: Snapshot): Place {
  if (asked.count > place.asked) return { ...go(place, asked.view), asked: asked.count }
  const begun = connections.find(({ id }) => id === place.begun)
  return begun?.session.phase === 'signing-in' ? show(place, begun.id) : place
}
