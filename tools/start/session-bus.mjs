import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { UserError } from '../say.mjs'

/**
 * The settings with a D-Bus session in them, without which no keychain can be reached: one is
 * started on Linux if there is none, until `stop`. Throws UserError if that cannot be done.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function withSessionBus(env, platform = process.platform) {
  if (platform !== 'linux' || hasBus(env)) return { env, stop: () => undefined }
  const options = ['--session', '--nofork', '--print-address']
  const child = spawn('dbus-daemon', options, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const stop = () => void child.kill()
  const address = await new Promise((resolve) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('error', () => resolve(undefined))
    child.once('close', () => resolve(undefined))
  })
  if (typeof address === 'string')
    return { env: { ...env, DBUS_SESSION_BUS_ADDRESS: address }, stop }
  throw new UserError(
    'There is no D-Bus session, and without one no keychain: install dbus, or start from a desktop session.',
  )
}

/** @param {NodeJS.ProcessEnv} env */
function hasBus(env) {
  if (env['DBUS_SESSION_BUS_ADDRESS']) return true
  const runtimeDir = env['XDG_RUNTIME_DIR']
  return Boolean(runtimeDir) && existsSync(join(runtimeDir ?? '', 'bus'))
}
