import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../run.mjs'

/**
 * @typedef {object} BuilderOptions
 * @property {string} projectDir
 * @property {string} packageDir
 * @property {import('../runtime.mjs').Runtime} runtime
 * @property {string} updateFeed An address; empty for none
 * @property {import('./kind.mjs').Kind} kind
 */

/**
 * Writes what electron-builder needs beyond electron-builder.yml for this runtime, and gives its path.
 * @param {BuilderOptions} options
 */
export function writeConfig({ projectDir, packageDir, runtime, updateFeed, kind }) {
  const isOfficial = runtime.kind === 'official'
  const dist = isOfficial ? undefined : plainRuntime(runtime, packageDir)
  const config = {
    extends: join(projectDir, 'electron-builder.yml'),
    // An official one is downloaded by electron-builder itself, for each system and architecture.
    // A test build need not be small, but soon there.
    ...(kind.isTest && { compression: 'store' }),
    electronVersion: runtime.electronVersion,
    ...(dist && { electronDist: dist }),
    ...(updateFeed && { publish: { provider: 'generic', url: updateFeed } }),
  }
  const file = join(packageDir, 'electron-builder.json')
  writeFileSync(file, `${JSON.stringify(config, undefined, 2)}\n`)
  return file
}

/**
 * A copy of the runtime without the app that the fallback carries so that it can run a checkout.
 * @param {import('../runtime.mjs').Runtime} runtime
 * @param {string} packageDir
 */
function plainRuntime(runtime, packageDir) {
  const from = dirname(runtime.executable)
  const copy = join(packageDir, 'runtime')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(packageDir, { recursive: true })
  cpSync(from, copy, { recursive: true, verbatimSymlinks: true, mode: 2 })
  rmSync(join(copy, 'resources', 'app'), { recursive: true, force: true })
  return copy
}

/**
 * Runs electron-builder, which publishes nothing.
 * @param {string} projectDir
 * @param {string} config
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function runBuilder(projectDir, config, args, env) {
  const cli = join(projectDir, 'node_modules', 'electron-builder', 'cli.js')
  return run(process.execPath, [cli, '--config', config, '--publish', 'never', ...args], {
    cwd: projectDir,
    env,
  })
}
