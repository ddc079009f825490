import { join } from 'node:path'
import * as fallback from './runtime/fallback.mjs'
import { rememberedFailure } from './runtime/failure.mjs'
import * as official from './runtime/official.mjs'
import { findOverride } from './runtime/override.mjs'
import { sandboxSwitches } from './runtime/sandbox.mjs'
import { UserError, messageOf, say } from './say.mjs'

/** @typedef {'override' | 'official' | 'fallback'} RuntimeKind */

/**
 * An Electron on this computer. It runs the app as `executable ...switches ...args PROJECT`.
 * @typedef {object} Runtime
 * @property {RuntimeKind} kind
 * @property {string} executable
 * @property {string} electronVersion
 * @property {readonly string[]} args What it needs before the project's path.
 * @property {readonly string[]} switches Chromium's, where its sandbox cannot work here.
 */

/** @typedef {Pick<Runtime, 'kind' | 'executable' | 'electronVersion'>} Found */

/**
 * Where runtimes come from. `find` looks on this computer alone; `get` downloads, and rejects with a
 * message that says why it could not.
 * @typedef {object} Sources
 * @property {() => Found | undefined} override
 * @property {{ find(): Found | undefined, get(): Promise<Found> }} official
 * @property {{ find(): Found | undefined, get(): Promise<Found> }} fallback
 * @property {import('./runtime/failure.mjs').Failure} failure Of the official download.
 */

/**
 * The first that can be had: the one that ELECTRON_OVERRIDE_DIST_PATH names, the electron package's
 * own, the fallback. A failed download of the second is not tried again within a day where the
 * third is there.
 * @param {Sources} sources
 * @param {{ download: boolean, retry?: boolean }} options
 * @returns {Promise<Found>}
 */
export async function choose(sources, { download, retry = false }) {
  const there = sources.override() ?? sources.official.find()
  if (there) return there
  const cached = sources.fallback.find()
  if (!download) {
    if (cached) return cached
    throw new UserError('There is no Electron here yet: run "node tools/setup.mjs" first.')
  }
  if (cached && !retry && sources.failure.isRecent()) return cached
  try {
    const found = await sources.official.get()
    sources.failure.forget()
    return found
  } catch (error) {
    sources.failure.remember()
    return cached ?? (await lastResort(sources, messageOf(error)))
  }
}

/**
 * @param {Sources} sources
 * @param {string} why
 */
async function lastResort(sources, why) {
  try {
    return await sources.fallback.get()
  } catch (error) {
    throw new UserError(
      `There is no Electron to run. Mend one of these and try again: set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron; or let this computer reach Electron's download page (${why}); or make the fallback work (${messageOf(error)}).`,
    )
  }
}

/**
 * The runtime for this checkout, downloaded if need be.
 * @param {{ projectDir: string, env?: NodeJS.ProcessEnv, retry?: boolean }} options
 * @returns {Promise<Runtime>}
 */
export function ensureRuntime({ projectDir, env = process.env, retry = false }) {
  return complete(projectDir, choose(sourcesOf(projectDir, env), { download: true, retry }))
}

/**
 * The runtime for this checkout; throws UserError if set-up has not been run.
 * @param {{ projectDir: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Runtime>}
 */
export function findRuntime({ projectDir, env = process.env }) {
  return complete(projectDir, choose(sourcesOf(projectDir, env), { download: false }))
}

/**
 * Says in one line that a fallback is in use, if it is.
 * @param {Runtime} runtime
 */
export function sayWhichRuntime({ kind, electronVersion }) {
  if (kind === 'fallback')
    say(
      `Using the fallback runtime, Electron ${electronVersion}: fine for tests and the demo, not for users.`,
    )
}

/**
 * @param {string} projectDir
 * @param {NodeJS.ProcessEnv} env
 * @returns {Sources}
 */
function sourcesOf(projectDir, env) {
  return {
    override: () => findOverride(env),
    official: official.source(projectDir, env),
    fallback: fallback.source(env),
    failure: rememberedFailure(env, official.wantedVersion(projectDir)),
  }
}

/**
 * @param {string} projectDir
 * @param {Promise<Found>} choice
 */
async function complete(projectDir, choice) {
  const found = await choice
  // What the compat module stands in for came with Electron 25 and later.
  const isOld = Number.parseInt(found.electronVersion, 10) < 25
  const args = isOld ? ['-r', join(projectDir, 'tools', 'runtime', 'compat.cjs')] : []
  return { ...found, args, switches: await sandboxSwitches() }
}
