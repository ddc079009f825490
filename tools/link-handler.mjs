import { existsSync, mkdirSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { desktopEntry, execValue, refuseControlCharacters } from './link/desktop-entry.mjs'
import { isBlank, withDefault, without } from './link/mimeapps.mjs'
import { configHome, dataHome } from './places.mjs'
import { run } from './run.mjs'

/** The scheme of development builds; the one of releases is their installer's. */
export const developmentScheme = 'app.deckpass.dev'

const entryName = `${developmentScheme}.desktop`
const type = `x-scheme-handler/${developmentScheme}`

/**
 * Makes this checkout the one that opens links of the development scheme, on Linux; elsewhere the
 * app itself does that. The files go to the HOME and XDG folders of `env`, and what it has of
 * DECKPASS_… is given to the app that a link starts, so that it finds the same services and folders.
 * Throws UserError if a path has a line break in it.
 * @param {object} options
 * @param {Pick<import('./runtime.mjs').Runtime, 'executable' | 'args' | 'switches'>} options.runtime
 * @param {string} options.projectDir
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {readonly string[]} [options.extraArgs] Given to the app, before the link.
 * @param {NodeJS.Platform} [options.platform]
 */
export async function registerLinkHandler({
  runtime: { executable, args, switches },
  projectDir,
  env = process.env,
  extraArgs = [],
  platform = process.platform,
}) {
  if (platform !== 'linux') return
  const { entry, script, associations } = placesOf(env)
  const command = [executable, ...switches, ...args, projectDir, ...extraArgs]
  // Many launchers, xdg-open's own among them, do not undo the quoting of Exec: it names a script,
  // and what can need quoting is in there.
  const text = scriptOf(command, env)
  const exec = execValue([script, '%u'])
  replace(script, text, 0o700)
  replace(entry, entryOf(exec), 0o644)
  replace(associations, withDefault(textOf(associations), type, entryName), 0o644)
  await refresh(entry, env)
}

/**
 * Takes away all that `registerLinkHandler` made; returns whether there was anything.
 * @param {{ env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform }} [options]
 */
export async function unregisterLinkHandler({
  env = process.env,
  platform = process.platform,
} = {}) {
  if (platform !== 'linux') return false
  const { entry, script, associations } = placesOf(env)
  const before = textOf(associations)
  const after = without(before, type, entryName)
  const found = [entry, script].filter((file) => existsSync(file))
  for (const file of found) rmSync(file)
  removeIfEmpty(dirname(script))
  if (after !== before) {
    if (isBlank(after)) rmSync(associations)
    else replace(associations, after, 0o644)
  }
  if (found.length > 0) await refresh(entry, env)
  return found.length > 0 || after !== before
}

/** @param {string} folder */
function removeIfEmpty(folder) {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder)
}

/** @param {NodeJS.ProcessEnv} env */
function placesOf(env) {
  return {
    entry: join(dataHome(env), 'applications', entryName),
    script: join(dataHome(env), 'deckpass', 'open-development-link'),
    associations: join(configHome(env), 'mimeapps.list'),
  }
}

/** @param {string} exec */
function entryOf(exec) {
  return desktopEntry({
    Type: 'Application',
    Name: 'Deckpass (development)',
    Exec: exec,
    MimeType: `${type};`,
    NoDisplay: 'true',
    Terminal: 'false',
  })
}

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
function scriptOf(command, env) {
  const settings = Object.entries(env).filter(([name]) => name.startsWith('DECKPASS_'))
  const words = ['env', ...settings.map(([name, value]) => `${name}=${value}`), ...command]
  for (const word of words) refuseControlCharacters(word)
  const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`)
  return `#!/bin/sh\nexec ${quoted.join(' ')} -- "$@"\n`
}

/** @param {string} file */
function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/**
 * Writes a file whole or not at all; a symbolic link stays one.
 * @param {string} file
 * @param {string} text
 * @param {number} mode
 */
function replace(file, text, mode) {
  mkdirSync(dirname(file), { recursive: true })
  const target = existsSync(file) ? realpathSync(file) : file
  const next = `${target}.${process.pid}.new`
  writeFileSync(next, text, { mode })
  renameSync(next, target)
}

/**
 * Tells desktops that read a cache in place of the entries.
 * @param {string} entry
 * @param {NodeJS.ProcessEnv} env
 */
async function refresh(entry, env) {
  await run('update-desktop-database', ['-q', dirname(entry)], { env })
}
