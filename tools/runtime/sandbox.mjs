import { run } from '../run.mjs'

/**
 * What Chromium needs to be told where its sandbox cannot work: for root, and where the system
 * keeps ordinary users from making namespaces (containers, some distributions).
 * @param {{ run?: import('../run.mjs').Run, platform?: NodeJS.Platform, isRoot?: boolean }} [ports]
 * @returns {Promise<readonly string[]>}
 */
export async function sandboxSwitches({
  run: exec = run,
  platform = process.platform,
  isRoot = process.getuid?.() === 0,
} = {}) {
  if (platform !== 'linux') return []
  const works =
    !isRoot && (await exec('unshare', ['--user', '--map-root-user', 'true'])).status === 0
  return works ? [] : ['--no-sandbox']
}
