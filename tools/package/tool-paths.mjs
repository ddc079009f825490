import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from '../run.mjs'

/**
 * The environment in which electron-builder finds its helpers on this system instead of downloading
 * them, where they are there.
 * @param {NodeJS.ProcessEnv} env
 * @param {string | undefined} appImageTools
 * @returns {NodeJS.ProcessEnv}
 */
export function builderEnvironment(env, appImageTools) {
  const sevenZip = findProgram('7zz', env)
  const hasFpm = findProgram('fpm', env) !== undefined
  const standIn = join(import.meta.dirname, 'fpm.mjs')
  return {
    ...env,
    ...(sevenZip && { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
    // The real one is preferred wherever electron-builder can have it.
    ...(hasFpm ? { USE_SYSTEM_FPM: 'true' } : env['CI'] ? {} : { CUSTOM_FPM_PATH: standIn }),
    ...(appImageTools && existsSync(appImageTools) && { APPIMAGE_TOOLS_PATH: appImageTools }),
  }
}
