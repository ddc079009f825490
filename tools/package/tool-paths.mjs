import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findProgram } from '../run.mjs'

/**
 * The environment in which electron-builder finds its helpers on this system instead of downloading
 * them, where they are there. A build for users is made with the real fpm, the system's or the one that
 * electron-builder downloads; a test build with its stand-in, so that it needs no network.
 * @param {NodeJS.ProcessEnv} env
 * @param {{ isTest: boolean, appImageTools?: string | undefined }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function builderEnvironment(env, { isTest, appImageTools }) {
  const sevenZip = findProgram('7zz', env)
  const hasFpm = findProgram('fpm', env) !== undefined
  const standIn = join(import.meta.dirname, 'fpm.mjs')
  return {
    ...env,
    ...(sevenZip && { ELECTRON_BUILDER_7ZIP_PATH: sevenZip }),
    ...(hasFpm ? { USE_SYSTEM_FPM: 'true' } : isTest ? { CUSTOM_FPM_PATH: standIn } : {}),
    ...(appImageTools && existsSync(appImageTools) && { APPIMAGE_TOOLS_PATH: appImageTools }),
  }
}
