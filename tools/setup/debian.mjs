import { existsSync } from 'node:fs'
import { findProgram, lastLine, run } from '../run.mjs'
import { UserError, step } from '../say.mjs'

/**
 * What the app, its tests and the tour need of a Debian, each with the names that it goes by: the
 * first that apt knows is installed, any that is there will do.
 */
export const packages = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libsecret-1-0'],
  ['libnotify4'],
  ['dbus'],
  ['dbus-x11'],
  ['gnome-keyring'],
  ['xdg-utils'],
  ['desktop-file-utils'],
  ['chromium', 'chromium-browser', 'google-chrome-stable'],
  ['fonts-dejavu-core'],
]

/**
 * The entries of `packages` of which no name is installed.
 * @param {string} listing Lines of "NAME STATUS", as dpkg-query prints them
 * @param {readonly (readonly string[])[]} [wanted]
 */
export function missingFrom(listing, wanted = packages) {
  const installed = new Set(
    listing
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([, status]) => status === 'installed')
      .map(([name]) => name),
  )
  return wanted.filter((names) => !names.some((name) => installed.has(name)))
}

/**
 * Installs what is missing on a Debian, as root; for anybody else names the command that does.
 * Elsewhere it does nothing.
 * @param {{ run?: import('../run.mjs').Run, platform?: NodeJS.Platform, isRoot?: boolean, hasApt?: boolean }} [ports]
 */
export async function installSystemPackages({
  run: exec = run,
  platform = process.platform,
  isRoot = process.getuid?.() === 0,
  hasApt = existsSync('/usr/bin/dpkg-query') && findProgram('apt-get') !== undefined,
} = {}) {
  if (platform !== 'linux' || !hasApt) return
  const format = '--showformat=${Package} ${db:Status-Status}\n'
  const missing = missingFrom((await exec('dpkg-query', ['--show', format])).stdout)
  if (missing.length === 0) return
  if (!isRoot) {
    const names = await known(missing, exec)
    throw new UserError(
      `Some system packages are missing. Type this and try again:\n  sudo apt-get install --no-install-recommends ${names.join(' ')}`,
    )
  }
  const count = missing.length === 1 ? 'one system package' : `${missing.length} system packages`
  await step(`Installing ${count}`, () => install(missing, exec))
}

/**
 * @param {readonly (readonly string[])[]} missing
 * @param {import('../run.mjs').Run} exec
 */
async function install(missing, exec) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const patience = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=10']
  // Its failure shows in the next command, and only if that needs what it did not get.
  await exec('apt-get', ['-q', ...patience, 'update'], { env })
  const names = await known(missing, exec)
  const options = ['-qy', ...patience, '-o', 'DPkg::Lock::Timeout=20', '--no-install-recommends']
  const finished = await exec('apt-get', ['install', ...options, ...names], { env })
  if (finished.status === 0) return
  throw new UserError(
    `The system packages could not be installed: check the network and apt's sources, or type "apt-get install --no-install-recommends ${names.join(' ')}" to see why (${lastLine(finished)}).`,
  )
}

/**
 * One name for each entry, the first that apt knows here.
 * @param {readonly (readonly string[])[]} entries
 * @param {import('../run.mjs').Run} exec
 */
async function known(entries, exec) {
  const { stdout } = await exec('apt-cache', ['pkgnames'])
  const names = new Set(stdout.split('\n'))
  const usual = (/** @type {readonly string[]} */ entry) =>
    entry.find((name) => !name.endsWith('t64')) ?? ''
  return entries.map((entry) => entry.find((name) => names.has(name)) ?? usual(entry))
}
