import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastLine, run } from '../run.mjs'
import { say } from '../say.mjs'
import { programPath, versionIn } from './override.mjs'

/**
 * The version of the electron package, which is pinned.
 * @param {string} projectDir
 */
export function wantedVersion(projectDir) {
  const file = join(projectDir, 'node_modules', 'electron', 'package.json')
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(file, 'utf8'))
  const version = content && typeof content === 'object' && 'version' in content && content.version
  return String(version)
}

/**
 * The binary that the electron package brings with its own installer.
 * @param {string} projectDir
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} [exec]
 * @returns {import('../runtime.mjs').Sources['official']}
 */
export function source(projectDir, env, exec = run) {
  const folder = join(projectDir, 'node_modules', 'electron')
  const dist = join(folder, 'dist')
  const version = wantedVersion(projectDir)
  const find = () => {
    const executable = join(dist, programPath())
    // The installer writes path.txt last.
    if (!existsSync(join(folder, 'path.txt')) || !existsSync(executable)) return undefined
    return versionIn(dist) === version
      ? { kind: /** @type {const} */ ('official'), executable, electronVersion: version }
      : undefined
  }
  return {
    find,
    async get() {
      const finished = await download(join(folder, 'install.js'), version, env, exec)
      const found = find()
      if (finished.status === 0 && found) return found
      throw new Error(finished.status === 124 ? 'no answer in 20 s' : reason(finished))
    },
  }
}

/**
 * Silent until something arrives: where it is unreachable the fallback is used and nothing lost.
 * @param {string} installer
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} exec
 */
async function download(installer, version, env, exec) {
  const temp = mkdtempSync(join(tmpdir(), 'deckpass-electron-'))
  const hasBegun = () => readdirSync(temp, { recursive: true }).some((name) => isFilled(temp, name))
  const announce = setInterval(() => {
    if (!hasBegun()) return
    say(`Getting Electron ${version} (about 120 MB) …`)
    clearInterval(announce)
  }, 500)
  try {
    return await exec(process.execPath, [installer], {
      env: { ...env, ELECTRON_GET_NO_PROGRESS: '1', TMPDIR: temp, TEMP: temp },
      giveUp: { after: 20_000, unless: hasBegun },
    })
  } finally {
    clearInterval(announce)
    rmSync(temp, { recursive: true, force: true })
  }
}

/**
 * @param {string} folder
 * @param {string | Buffer} name
 */
function isFilled(folder, name) {
  const stats = statSync(join(folder, String(name)), { throwIfNoEntry: false })
  return stats?.isFile() === true && stats.size > 0
}

/** @param {import('../run.mjs').Finished} finished */
function reason(finished) {
  // The first line names the error; what follows is where in the installer it arose.
  const line = finished.stderr.split('\n').find((text) => /^\w*Error\b/.test(text))
  return line?.replace(/^\w*Error: /, '') ?? lastLine(finished)
}
