import type { Deckpass, Snapshot } from '../../preload/contract.ts'

/** The newest snapshot in the form that useSyncExternalStore takes. */
export type SnapshotStore = {
  get(): Snapshot
  subscribe(listener: () => void): () => void
}

/**
 * Holds on to the newest snapshot. What crosses Electron's context bridge is a new copy at every
 * call, and React needs the same object until something changed. `beforeChange` is called before
 * anybody hears of a new one.
 */
export function createSnapshotStore(
  source: Deckpass['snapshot'],
  beforeChange: () => void,
): SnapshotStore {
  let newest = source.current()
  return {
    get: () => newest,
    subscribe(listener) {
      const unsubscribe = source.subscribe(() => {
        newest = source.current()
        beforeChange()
        listener()
      })
      // A change may have come between the first look and this subscription.
      newest = source.current()
      return unsubscribe
    },
  }
}
