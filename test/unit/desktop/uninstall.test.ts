import { beforeEach, expect, test, vi } from 'vitest'
import { uninstall, type UninstallOptions } from '../../../main/desktop/uninstall.ts'
import { answers, signedInWorld } from '../../support/world.ts'

const stderr = vi.spyOn(process.stderr, 'write')
beforeEach(() => void stderr.mockReset().mockReturnValue(true))

function setUp(changes: Partial<UninstallOptions> = {}) {
  const order: unknown[] = []
  const note = (what: string) => async () => void order.push(what)
  const options: UninstallOptions = {
    sessions: [],
    forgetCredentials: note('credentials'),
    linkHandler: { remove: note('link handler') },
    loginItem: { change: async (on) => void order.push(['login', on]) },
    files: [{ remove: note('settings') }, { remove: note('memory') }],
    removeFolder: note('folder'),
    exit: (status) => order.push(['exit', status]),
    ...changes,
  }
  return { order, options }
}

test('sessions go first and are revoked, then all else, then the app ends', async () => {
  const world = await signedInWorld()
  const { order, options } = setUp({ sessions: [world.session] })
  const opened = world.opened.length
  await uninstall(options)
  expect(world.state.phase).toBe('signed-out')
  expect(world.store.disk).toBeUndefined()
  expect(world.service.requests.filter(({ route }) => route === 'revoke')).toHaveLength(1)
  expect(world.opened).toHaveLength(opened)
  expect(order).toEqual([
    'credentials',
    'link handler',
    ['login', false],
    'settings',
    'memory',
    'folder',
    ['exit', 0],
  ])
  expect(stderr).not.toHaveBeenCalled()
})

test('a service that cannot be reached keeps nothing here', async () => {
  const world = await signedInWorld()
  world.service.next('revoke', answers.network('net::ERR_INTERNET_DISCONNECTED'))
  const { order, options } = setUp({ sessions: [world.session] })
  await uninstall(options)
  expect(world.store.disk).toBeUndefined()
  expect(order.at(-1)).toEqual(['exit', 0])
})

test('what cannot be removed is named, and the rest goes', async () => {
  const world = await signedInWorld()
  world.store.failClear = 'write_failed'
  const refuse = () => Promise.reject(new Error('EACCES'))
  const { order, options } = setUp({
    sessions: [world.session],
    linkHandler: { remove: refuse },
    loginItem: { change: refuse },
  })
  await uninstall(options)
  expect(order).toEqual(['credentials', 'settings', 'memory', 'folder', ['exit', 1]])
  expect(stderr.mock.calls).toEqual([
    [
      'Deckpass could not remove the session, the link handler, the launch at login. Remove what is left by hand.\n',
    ],
  ])
})
