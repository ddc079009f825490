import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { unregisterLinkHandler } from '../link-handler.mjs'
import { cacheDir } from '../places.mjs'
import { say } from '../say.mjs'

/**
 * Takes away what set-up and start made: the link handler of development builds, dist/ and out/;
 * with `all` also the cached runtimes, which other checkouts share. Says what it removed.
 * @param {{ projectDir: string, env?: NodeJS.ProcessEnv, all?: boolean }} options
 */
export async function clean({ projectDir, env = process.env, all = false }) {
  const removed = (await unregisterLinkHandler({ env })) ? ['the development link handler'] : []
  const folders = [join(projectDir, 'dist'), join(projectDir, 'out')]
  for (const folder of all ? [...folders, cacheDir(env)] : folders) {
    if (!existsSync(folder)) continue
    rmSync(folder, { recursive: true })
    removed.push(folder)
  }
  for (const name of removed) say(`Removed ${name}.`)
  if (removed.length === 0) say('There was nothing to remove.')
}
