import { findProgram } from '../run.mjs'
import { UserError } from '../say.mjs'

/**
 * Whether there is a screen to open a window on.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 */
export function hasDisplay(env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}

/**
 * Throws UserError if a program that a run without a screen needs is not installed. (On a Debian,
 * set-up has installed them.)
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 */
export function requireHeadlessPrograms(env, platform = process.platform) {
  if (platform !== 'linux') return
  const needed = [
    ['xvfb-run'],
    ['dbus-run-session'],
    ['gnome-keyring-daemon'],
    ['chromium', 'chromium-browser', 'google-chrome'],
  ]
  const missing = needed.filter((names) => !names.some((name) => findProgram(name, env)))
  if (missing.length === 0) return
  const list = missing.map(([name]) => name).join(', ')
  throw new UserError(`Not found on the PATH: ${list}. Install what brings them and try again.`)
}
