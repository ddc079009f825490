import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../say.mjs'

/**
 * Where Electron's own program is inside of its folder.
 * @param {NodeJS.Platform} [platform]
 */
export function programPath(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * The version that the folder's `version` file gives, or "unknown".
 * @param {string} folder
 */
export function versionIn(folder) {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
  } catch {
    return 'unknown'
  }
}

/**
 * The runtime that ELECTRON_OVERRIDE_DIST_PATH names; a wrong path is an error, not passed over.
 * @param {NodeJS.ProcessEnv} env
 * @returns {import('../runtime.mjs').Found | undefined}
 */
export function findOverride(env) {
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH']
  if (!folder) return undefined
  const executable = join(folder, programPath())
  if (!existsSync(executable))
    throw new UserError(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, which holds no ${programPath()}: correct it or unset it.`,
    )
  return { kind: 'override', executable, electronVersion: versionIn(folder) }
}
