import { beforeEach, expect, test, vi } from 'vitest'
import { createRemembered } from '../../../main/desktop/remembered.ts'
import { watchSession } from '../../../main/desktop/session-watch.ts'
import { BrowserWindow } from '../../support/fake-electron.ts'
import { openedWorld, signedInWorld, type World } from '../../support/world.ts'

const calls: string[] = []
beforeEach(() => void calls.splice(0))

/** A session that is watched, with a window or without. */
function watch(world: World, window: BrowserWindow | undefined) {
  const current = Object.assign(Object.create(null), { window })
  watchSession(world.session, {
    window: { show: () => void calls.push('show'), current: () => current.window },
    now: world.time.clock.now,
    remembered: createRemembered({ content: {}, change: async () => {} }),
    stageMode: () => false,
    tell: ({ title }) => calls.push(title) > 0,
    checkLinks: () => calls.push('check links'),
    changed: vi.fn(() => {}),
  })
  return current
}

test('the window comes to the front once, when the sign-in has ended', async () => {
  const world = await openedWorld()
  watch(world, new BrowserWindow({}))
  const callback = await world.beginSignIn()
  expect(calls).toEqual(['check links'])
  await world.session.receive(callback)
  expect(calls).toEqual(['check links', 'show'])
  await world.time.advance(3_600_000)
  expect(calls).toHaveLength(2)
})

test('if it was closed meanwhile, there is a notice and no window', async () => {
  const world = await openedWorld()
  const current = watch(world, new BrowserWindow({}))
  const callback = await world.beginSignIn()
  current.window = undefined
  await world.session.receive(callback)
  expect(calls).toEqual(['check links', 'Signed in with Example'])
})

test('the end of a session takes no focus, and is told of unless the user looks at the window', async () => {
  for (const focused of [false, true]) {
    const world = await signedInWorld()
    const window = new BrowserWindow({})
    window.focused = focused
    watch(world, window)
    world.service.endSessions()
    await world.session.renewNow()
  }
  expect(calls).toEqual(['Your Example session has ended'])
})
