import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from '../places.mjs'
import { writeStamp } from '../stamp.mjs'

const day = 24 * 60 * 60 * 1000

/**
 * A failed download of one version, kept so that it is not tried at each start.
 * @typedef {{ isRecent(): boolean, remember(): void, forget(): void }} Failure
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version
 * @returns {Failure}
 */
export function rememberedFailure(env, version) {
  const file = join(cacheDir(env), `electron-${version}.failed`)
  return {
    isRecent() {
      const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
      return Math.abs(Date.now() - at) < day
    },
    remember: () => writeStamp(file, 'The download failed; it is tried again after a day.\n'),
    forget: () => rmSync(file, { force: true }),
  }
}
