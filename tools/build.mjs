import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { UserError, step } from './say.mjs'
import { fingerprint, isStamped, writeStamp } from './stamp.mjs'

const sources = [
  'main',
  'preload',
  'renderer',
  'vite.config.ts',
  'tools/compiled.mjs',
  'package.json',
  'package-lock.json',
]
const results = [
  'main/index.cjs',
  'command-line/worker.cjs',
  'preload/index.cjs',
  'renderer/index.html',
]

/**
 * Builds the app into dist/, unless that was done since the last change of its sources. Throws
 * UserError with the builder's own words.
 * @param {string} projectDir
 * @param {import('./run.mjs').Run} [exec]
 */
export async function build(projectDir, exec = run) {
  const stamp = join(projectDir, 'out', 'build-stamp')
  const current = fingerprint(sources.map((name) => join(projectDir, name)))
  const isWhole = results.every((name) => existsSync(join(projectDir, 'dist', name)))
  if (isWhole && isStamped(stamp, current)) return
  const vite = join(projectDir, 'node_modules', 'vite', 'bin', 'vite.js')
  const finished = await step('Building', () =>
    exec(process.execPath, [vite, 'build', '--logLevel=warn'], { cwd: projectDir }),
  )
  const missing = results.filter((name) => !existsSync(join(projectDir, 'dist', name)))
  if (finished.status === 0 && missing.length === 0) return writeStamp(stamp, current)
  const why = missing.length > 0 ? `${missing.join(', ')} missing from dist/` : ''
  throw new UserError(
    `The app could not be built; mend this and try again:\n${finished.stdout}${finished.stderr}${why}`.trim(),
  )
}
