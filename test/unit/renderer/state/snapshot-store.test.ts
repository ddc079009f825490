import { describe, expect, it, vi } from 'vitest'
import type { Snapshot } from '../../../../preload/contract.ts'
import { createSnapshotStore } from '../../../../renderer/state/snapshot-store.ts'
import { scenarios } from '../../../support/scenarios.ts'

/** As Electron's context bridge: a new copy at every look. */
function source() {
  let newest: Snapshot = scenarios.opening
  const listeners = new Set<() => void>()
  return {
    current: () => structuredClone(newest),
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set(snapshot: Snapshot, quietly = false) {
      newest = snapshot
      if (!quietly) for (const listener of listeners) listener()
    },
    listeners,
  }
}

describe('createSnapshotStore', () => {
  it('gives the same object until something changed', () => {
    const bridge = source()
    const store = createSnapshotStore(bridge, () => {})
    store.subscribe(() => {})
    const before = store.get()
    expect(store.get()).toBe(before)
    bridge.set(scenarios.welcome)
    expect(store.get()).toEqual(scenarios.welcome)
    expect(store.get()).toBe(store.get())
  })

  it('sees what changed between the first look and the subscription', () => {
    const bridge = source()
    const store = createSnapshotStore(bridge, () => {})
    bridge.set(scenarios.home, true)
    store.subscribe(() => {})
    expect(store.get()).toEqual(scenarios.home)
  })

  it('calls beforeChange first, and nobody after the end of the subscription', () => {
    const bridge = source()
    const calls = vi.fn<(who: string) => void>()
    const store = createSnapshotStore(bridge, () => calls('before'))
    const stop = store.subscribe(() => calls('listener'))
    bridge.set(scenarios.welcome)
    expect(calls.mock.calls).toEqual([['before'], ['listener']])
    stop()
    expect(bridge.listeners.size).toBe(0)
  })
})
