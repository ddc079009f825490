import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { withSessionBus } from '../../../../tools/start/session-bus.mjs'
import { tempFolder } from '../temp-folder.ts'

describe('a D-Bus session that is there is taken', () => {
  it.each([
    ['by its address', { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' }, 'linux'],
    ['elsewhere, where none is needed', {}, 'darwin'],
  ] as const)('%s', async (_, env, platform) => {
    expect((await withSessionBus(env, platform)).env).toBe(env)
  })

  it('by its usual socket', async () => {
    const env = { XDG_RUNTIME_DIR: tempFolder() }
    mkdirSync(join(env.XDG_RUNTIME_DIR, 'bus'))
    expect((await withSessionBus(env, 'linux')).env).toBe(env)
  })
})

describe('where there is none', () => {
  /** A dbus-daemon that is this script. */
  function daemon(body: string) {
    const folder = tempFolder()
    writeFileSync(join(folder, 'dbus-daemon'), `#!/bin/sh\n${body}\n`)
    chmodSync(join(folder, 'dbus-daemon'), 0o755)
    return { PATH: `${folder}:/bin:/usr/bin` }
  }

  it('one is started', async () => {
    const env = daemon('echo "unix:path=/tmp/here,guid=1"; exec sleep 60')
    const bus = await withSessionBus(env, 'linux')
    onTestFinished(bus.stop)
    expect(bus.env).toEqual({ ...env, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/tmp/here,guid=1' })
  })

  it.each([
    ['is not installed', { PATH: '/nowhere' }],
    ['fails', undefined],
  ])('and the daemon %s, a sentence says what to do', async (_, env) => {
    const bus = withSessionBus(env ?? daemon('exit 1'), 'linux')
    await expect(bus).rejects.toThrow('install dbus, or start from a desktop session')
  })
})
