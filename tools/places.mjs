import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/** The checkout. */
export const projectDir = resolve(import.meta.dirname, '..')

/**
 * Where what is shared by all checkouts is kept.
 * @param {NodeJS.ProcessEnv} env
 */
export const cacheDir = (env) => join(base(env, 'XDG_CACHE_HOME', '.cache'), 'deckpass')

/** @param {NodeJS.ProcessEnv} env */
export const dataHome = (env) => base(env, 'XDG_DATA_HOME', '.local/share')

/** @param {NodeJS.ProcessEnv} env */
export const configHome = (env) => base(env, 'XDG_CONFIG_HOME', '.config')

/**
 * A base folder; one that is not absolute counts as not set (XDG Base Directory Specification).
 * @param {NodeJS.ProcessEnv} env
 * @param {string} variable
 * @param {string} otherwise
 */
function base(env, variable, otherwise) {
  const folder = env[variable] ?? ''
  return isAbsolute(folder) ? folder : join(env['HOME'] || homedir(), otherwise)
}
