import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lastLine } from '../run.mjs'
import { UserError, step } from '../say.mjs'
import { runBuilder, writeConfig } from './builder.mjs'
import { addCompat } from './compat.mjs'
import { stageLinuxFiles } from './linux-files.mjs'
import { stageApp } from './stage.mjs'

/** What electron-builder calls its folders of unpacked apps, and where resources are in them. */
const unpackedApps = new Map([
  ['linux', ['linux-unpacked', 'resources']],
  ['win32', ['win-unpacked', 'resources']],
  ['darwin', ['mac', 'Deckpass.app/Contents/Resources']],
])

/**
 * Lays out the app and what packages bring beside it, and puts it on its runtime for this machine.
 * Throws UserError with what went wrong.
 * @param {object} options
 * @param {string} options.projectDir
 * @param {string} options.packageDir
 * @param {import('../runtime.mjs').Runtime} options.runtime
 * @param {import('./kind.mjs').Kind} options.kind
 * @param {string} options.clientId
 * @param {string} options.updateFeed
 * @param {NodeJS.ProcessEnv} options.env electron-builder's
 */
export async function prepare(options) {
  const { projectDir, packageDir, runtime, kind, clientId, env } = options
  const appDir = join(packageDir, 'app')
  const installers = join(packageDir, 'installers')
  rmSync(installers, { recursive: true, force: true })
  mkdirSync(packageDir, { recursive: true })
  await step('Building the app', async () => {
    await stageApp({ projectDir, appDir, kind, clientId })
    if (runtime.kind === 'fallback') await addCompat(projectDir, appDir)
  })
  stageLinuxFiles({
    projectDir,
    folder: join(packageDir, 'linux'),
    version: kind.version,
    homepage: homepageOf(projectDir),
    date: new Date(),
  })
  const config = writeConfig(options)
  const packed = await step('Putting it on its runtime', () =>
    runBuilder(projectDir, config, ['--dir', `--${process.arch}`], env),
  )
  if (packed.status !== 0)
    throw new UserError(`electron-builder failed (${lastLine(packed)}):\n${packed.stdout}`)
  const [folder = '', resources = ''] = unpackedApps.get(process.platform) ?? []
  const suffix = process.arch === 'arm64' ? folder.replace(/^\w+/, '$&-arm64') : folder
  const unpacked = join(installers, suffix)
  return { config, installers, unpacked, resources: join(unpacked, resources) }
}

/** @param {string} projectDir */
function homepageOf(projectDir) {
  /** @type {{ homepage: string }} */
  const { homepage } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8'))
  return homepage
}
