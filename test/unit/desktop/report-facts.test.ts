import { beforeEach, expect, test, vi } from 'vitest'
import { gatherFacts } from '../../../main/desktop/report-facts.ts'
import type { Host } from '../../../main/desktop/host/index.ts'
import { connectionsWith } from '../../support/connections.ts'
import { resetElectron, session } from '../../support/fake-electron.ts'
import { signedInWorld } from '../../support/world.ts'

vi.mock('electron', () => import('../../support/fake-electron.ts'))

beforeEach(resetElectron)

const trouble = { event: 'renewal-failed', code: 'offline', at: 1, times: 1 }

async function gather(host: Partial<Host> = {}) {
  const world = await signedInWorld()
  const connections = connectionsWith(world)
  return gatherFacts({
    now: () => 7,
    host: {
      platform: 'linux',
      env: { XDG_CURRENT_DESKTOP: 'GNOME', XDG_SESSION_TYPE: 'wayland' },
      files: Object.create(null),
      run: async () => undefined,
      launch: async () => {},
      ...host,
    },
    development: true,
    connections,
    linkHandler: { check: async () => ({ state: 'other', owner: 'OldApp' }) },
    troubles: () => [trouble],
  })
}

test('the facts are those of this computer, its connections and its log', async () => {
  session.defaultSession.proxy = 'PROXY proxy.example:3128'
  const facts = await gather()
  expect(facts).toMatchObject({
    at: 7,
    app: '1.2.3, development build',
    desktop: 'GNOME, wayland',
    keychain: 'Secret Service, no session bus',
    linkHandler: 'other: OldApp',
    proxy: 'HTTP',
    troubles: [trouble],
  })
  expect(facts.connections).toHaveLength(1)
  expect(JSON.stringify(facts)).not.toContain('proxy.example')
})

test('a desktop that does not tell, and those of other systems, have a name too', async () => {
  expect((await gather({ env: {} })).desktop).toBe('unknown, x11')
  expect((await gather({ env: { APPIMAGE: '/a', WAYLAND_DISPLAY: 'w' } })).desktop).toBe(
    'unknown, wayland, AppImage',
  )
  expect((await gather({ platform: 'darwin' })).desktop).toBe('Aqua')
  expect((await gather({ platform: 'win32' })).desktop).toBe('Windows shell')
})
