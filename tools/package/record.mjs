import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../say.mjs'
import { projectDir } from '../places.mjs'

/** Where everything is put that packaging makes. */
export const packageDir = join(projectDir, 'out', 'package')
export const installersDir = join(packageDir, 'installers')

/**
 * What was built last.
 * @typedef {{ version: string, hasClientId: boolean, contents: string[] }} BuildRecord
 */

const file = join(packageDir, 'build.json')

/** @param {BuildRecord} record */
export function writeBuild(record) {
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`)
}

/** Throws UserError if nothing was built yet. */
export function readBuild() {
  if (!existsSync(file))
    throw new UserError('Nothing was packaged here yet: run "npm run package".')
  /** @type {BuildRecord} */
  const record = JSON.parse(readFileSync(file, 'utf8'))
  return { ...record, folder: installersDir }
}
