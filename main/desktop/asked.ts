import type { Snapshot, ViewName } from '../../preload/contract.ts'

/** The view that a menu, the tray or a notification asked for last. */
export type Asked = {
  current(): Snapshot['asked']
  /** Asks for a view, each time anew: the page is shown it also if it was left meanwhile. */
  ask(view: ViewName): void
}

/** `changed` is called for every wish. */
export function createAsked(changed: () => void): Asked {
  let asked: Snapshot['asked'] = { view: 'session', count: 0 }
  return {
    current: () => asked,
    ask(view) {
      asked = { view, count: asked.count + 1 }
      changed()
    },
  }
}
