import { expect, it } from 'vitest'
import { hasFeed } from '../../../../main/desktop/updates/start.ts'
import { watchStageMode } from '../../../../main/desktop/updates/stage-mode.ts'

const there = (...paths: readonly string[]) => hasFeed('/app', (path) => paths.includes(path))

it('has a feed only where packaging wrote one, and no package manager is in charge', () => {
  expect(there()).toBe(false)
  expect(there('/app/app-update.yml')).toBe(true)
  expect(there('/app/app-update.yml', '/app/package-type')).toBe(false)
})

function watched(stageMode: boolean, content: Readonly<Record<string, unknown>> = {}) {
  let now = 1_000
  const kept: unknown[] = []
  const listeners: (() => void)[] = []
  const current = { stageMode }
  const file = { content, change: async (changes: object) => void kept.push(changes) }
  const settings = {
    current: () => ({
      ...current,
      theme: 'system' as const,
      keepInTray: false,
      notifications: true,
      keysInFiles: [],
    }),
    subscribe: (listener: () => void) => void listeners.push(listener),
  }
  const stage = watchStageMode(file, settings, () => now)
  return {
    stage,
    kept,
    turn(on: boolean, at: number) {
      now = at
      current.stageMode = on
      for (const listener of listeners) listener()
    },
  }
}

it('remembers when stage mode was switched on, over a restart too', () => {
  const { stage, kept, turn } = watched(false)
  expect(stage.switchedOnAt()).toBeUndefined()
  turn(true, 2_000)
  turn(true, 3_000)
  turn(false, 4_000)
  expect(stage.switchedOnAt()).toBe(2_000)
  expect(kept).toEqual([{ stageModeAt: 2_000 }])
  expect(watched(true, { stageModeAt: 2_000 }).stage.switchedOnAt()).toBe(2_000)
})

it('takes stage mode for just switched on where nobody wrote down when', () => {
  expect(watched(true).stage.switchedOnAt()).toBe(1_000)
  expect(watched(true, { stageModeAt: 'odd' }).stage.switchedOnAt()).toBe(1_000)
})
