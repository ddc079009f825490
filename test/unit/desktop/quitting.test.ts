import { beforeEach, expect, test, vi } from 'vitest'
import { finishBeforeQuit } from '../../../main/desktop/quitting.ts'
import { app, resetElectron } from '../../support/fake-electron.ts'
import { answers, signedInWorld } from '../../support/world.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

/** Asks to quit, as Electron does; says whether it may. */
function ask(): boolean {
  const event = { preventDefault: vi.fn(() => {}) }
  app.emit('before-quit', event)
  return event.preventDefault.mock.calls.length === 0
}

test('the app quits when a renewal under way is kept, and only then lets others go on', async () => {
  const world = await signedInWorld()
  const order: string[] = []
  finishBeforeQuit([world.session], () => order.push(`let go of ${world.store.saves} saves`))
  app.quit.mockImplementation(() => void order.push('quit'))
  const before = world.store.saves
  const renewal = world.session.renewNow()
  expect(ask()).toBe(false)
  await renewal
  await vi.waitFor(() => expect(order).toHaveLength(2))
  expect(order).toEqual([`let go of ${world.store.saves} saves`, 'quit'])
  expect(world.store.saves).toBeGreaterThan(before)
  expect(ask()).toBe(true)
})

test('a renewal that hangs does not keep it for longer than it is waited for', async () => {
  const world = await signedInWorld()
  world.service.next('token', answers.hang())
  void world.session.renewNow()
  finishBeforeQuit([world.session], () => expect.unreachable(), 50)
  expect(ask()).toBe(false)
  expect(app.quit).not.toHaveBeenCalled()
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
  expect(ask()).toBe(true)
})

test('a copy that cannot be let go on is no reason to stay', async () => {
  finishBeforeQuit([], () => Promise.reject(new Error('EACCES')))
  expect(ask()).toBe(false)
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce())
})
