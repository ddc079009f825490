import { describe, expect, test } from 'vitest'
import { createCore } from '../../../main/session/core.ts'
import { World } from '../../support/world.ts'

function setUp() {
  const world = new World()
  const core = createCore(world.profile, world.ports)
  return { ...world.parts(), core }
}

describe('the core', () => {
  test('begins before anything is known', () => {
    const { core } = setUp()
    expect(core.state()).toEqual({ phase: 'opening' })
    expect(core.token()).toBeUndefined()
  })

  test('tells its listeners of a change, and of nothing that is none', () => {
    const { core } = setUp()
    const seen: string[] = []
    const end = core.listen(() => seen.push(core.state().phase))
    core.apply({ is: 'rested', at: { phase: 'signed-out' } })
    core.apply({ is: 'renewal-begun' })
    core.apply({ is: 'browser-opened' })
    expect(seen).toEqual(['signed-out'])
    core.changed()
    expect(seen).toHaveLength(2)
    end()
    core.changed()
    expect(seen).toHaveLength(2)
  })

  test('tells of a change when it has been made', () => {
    const { core } = setUp()
    const seen: unknown[] = []
    core.listen(() => seen.push(core.state()))
    const at = { phase: 'locked', reason: 'damaged' } as const
    core.apply({ is: 'rested', at })
    expect(seen).toEqual([at])
  })

  test('is not broken by a listener that throws', () => {
    const { core, logged } = setUp()
    let told = 0
    core.listen(() => {
      throw new Error('a window that is gone')
    })
    core.listen(() => told++)
    expect(() => core.apply({ is: 'rested', at: { phase: 'signed-out' } })).not.toThrow()
    expect(told).toBe(1)
    expect(logged).toEqual(['listener-failed {}'])
  })

  test('tells of storage that fails and that works again', async () => {
    const { core, store } = setUp()
    const seen: string[] = []
    core.listen(() => seen.push(core.keeper.storage().in))
    store.failSave = 'write_failed'
    await core.keeper.change(0, (record) => ({ ...record }))
    store.failSave = undefined
    await core.keeper.flush()
    expect(seen).toEqual(['memory', 'vault'])
  })
})
