import './setup/node-version.mjs'
import { pathToFileURL } from 'node:url'
import { projectDir } from './places.mjs'
import { ensureRuntime, sayWhichRuntime } from './runtime.mjs'
import { runTool, say } from './say.mjs'
import { clean } from './setup/clean.mjs'
import { installSystemPackages } from './setup/debian.mjs'
import { installPackages } from './setup/packages.mjs'

/**
 * Does all that a fresh clone needs before the app can run here, and nothing that was done before.
 * Throws UserError with what to do.
 * @param {{ retryDownload?: boolean }} [options]
 * @returns {Promise<import('./runtime.mjs').Runtime>}
 */
export async function setUp({ retryDownload = false } = {}) {
  await installPackages(projectDir)
  await installSystemPackages()
  const runtime = await ensureRuntime({ projectDir, retry: retryDownload })
  sayWhichRuntime(runtime)
  return runtime
}

/** @param {readonly string[]} args */
async function main(args) {
  if (args.includes('--clean')) return clean({ projectDir, all: args.includes('--all') })
  await setUp({ retryDownload: args.includes('--retry-download') })
  say('Set up. "npm start" opens the app, "npm test" runs the tests.')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runTool(() => main(process.argv.slice(2)))
