import { expect, test, vi } from 'vitest'
import { drawn } from '../../../main/desktop/drawn.ts'
import { createMainWindow } from '../../../main/desktop/window.ts'
import { BrowserWindow } from '../../support/fake-electron.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

function setUp() {
  const window = createMainWindow({
    bounds: () => undefined,
    keepBounds: () => {},
    isProtected: () => false,
  })
  const pauses: { ms: number; end: () => void }[] = []
  const pause = (ms: number) => new Promise<void>((end) => void pauses.push({ ms, end }))
  const state = { over: false }
  const begin = () => {
    void drawn(window, pause).then(() => {
      state.over = true
    })
  }
  const rest = () => new Promise(setImmediate)
  return { window, pauses, state, begin, rest }
}

test('without a window there is nothing to wait for', async () => {
  const { state, begin, rest } = setUp()
  begin()
  await rest()
  expect(state.over).toBe(true)
})

test.each(['ready-to-show', 'closed'])(
  'a window that is %s is waited for no longer',
  async (event) => {
    const { window, pauses, state, begin, rest } = setUp()
    window.show()
    begin()
    await rest()
    expect([state.over, pauses.map(({ ms }) => ms)]).toEqual([false, [2_000]])
    BrowserWindow.made.at(-1)?.emit(event)
    await rest()
    expect(state.over).toBe(false)
    pauses.at(-1)?.end()
    await rest()
    expect([state.over, pauses.length]).toEqual([true, 2])
  },
)

test('a window that is never drawn holds nothing up for long', async () => {
  const { window, pauses, state, begin, rest } = setUp()
  window.show()
  begin()
  pauses[0]?.end()
  await rest()
  pauses[1]?.end()
  await rest()
  expect(state.over).toBe(true)
})
