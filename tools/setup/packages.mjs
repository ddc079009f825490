import { createHash } from 'node:crypto'
import { lstatSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lastLine, run } from '../run.mjs'
import { UserError, step } from '../say.mjs'
import { isStamped, writeStamp } from '../stamp.mjs'

/**
 * Installs what package-lock.json names, unless that was done since it last changed.
 * @param {string} projectDir
 * @param {{ run?: import('../run.mjs').Run, env?: NodeJS.ProcessEnv }} [ports]
 */
export async function installPackages(projectDir, { run: exec = run, env = process.env } = {}) {
  const lock = join(projectDir, 'package-lock.json')
  const stamp = join(projectDir, 'node_modules', '.deckpass-stamp')
  const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (isStamped(stamp, wanted)) return
  refuseLink(join(projectDir, 'node_modules'))
  if (!wasInstalledByHand(projectDir, stamp, lock))
    await step('Installing packages', () => npmCi(projectDir, exec, env))
  writeStamp(stamp, wanted)
}

/**
 * npm empties the folder first, also one that a link leads to and that others may be using.
 * @param {string} packages
 */
function refuseLink(packages) {
  if (lstatSync(packages, { throwIfNoEntry: false })?.isSymbolicLink())
    throw new UserError(
      'node_modules is a link, and what it leads to does not fit package-lock.json: remove the link and try again, or install there.',
    )
}

/**
 * Whether npm itself was run here after the lock file changed: its own record is then the newer.
 * @param {string} projectDir
 * @param {string} stamp
 * @param {string} lock
 */
function wasInstalledByHand(projectDir, stamp, lock) {
  const record = statSync(join(projectDir, 'node_modules', '.package-lock.json'), {
    throwIfNoEntry: false,
  })
  const neverSetUp = statSync(stamp, { throwIfNoEntry: false }) === undefined
  // npm writes its record a moment before the lock file when it writes both.
  return neverSetUp && record !== undefined && record.mtimeMs + 5000 > statSync(lock).mtimeMs
}

/**
 * @param {string} projectDir
 * @param {import('../run.mjs').Run} exec
 * @param {NodeJS.ProcessEnv} env
 */
async function npmCi(projectDir, exec, env) {
  // Under npm this is npm's own script, which spares the shell that npm.cmd needs on Windows.
  const script = env['npm_execpath']
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []]
  // Every answer of the registry gives a line at this level: the sign of life for `giveUp`.
  const options = ['--loglevel=http', '--fetch-retries=1', '--fetch-retry-mintimeout=1000']
  const finished = await exec(command, [...first, 'ci', ...options], {
    cwd: projectDir,
    env,
    giveUp: { after: 25_000, unless: ({ stderr }) => /http (cache|fetch GET 2)/.test(stderr) },
  })
  if (finished.status === 0) return
  if (finished.status === 127)
    throw new UserError('npm was not found: install it (it comes with Node) and try again.')
  if (finished.stderr.includes('EUSAGE'))
    throw new UserError(
      'package-lock.json does not fit package.json or this registry: run "npm ci" to see where they differ, and "npm install" to mend it.',
    )
  throw new UserError(
    `The packages could not be installed: check the network and npm's registry setting, then try again (${reason(finished)}).`,
  )
}

/** @param {import('../run.mjs').Finished} finished */
function reason(finished) {
  if (finished.status === 124) return 'the registry did not answer in 25 s'
  const errors = finished.stderr
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/complete log|A complete/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
  const says =
    errors.find((line) => /^(network )?request to|^\d{3} |^code /.test(line)) ?? errors[0]
  return says ?? lastLine(finished)
}
