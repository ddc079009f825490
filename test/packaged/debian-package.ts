import { copyFile, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findProgram, run } from '../../tools/run.mjs'
import { installersDir } from '../../tools/package/record.mjs'
import { projectDir } from '../../tools/places.mjs'

/** Why no package can be installed here for a test, or `undefined` if one can. */
export async function whyNoPackages(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'it needs Linux on x64'
  if (process.getuid?.() !== 0) return 'only root can install packages'
  for (const name of ['dpkg-deb', 'apt-get', 'useradd', 'setpriv'])
    if (!findProgram(name)) return `${name} is not there: it needs Debian`
  const { status } = await run('dpkg-query', ['--show', 'deckpass'])
  return status === 0
    ? 'a Deckpass is installed here, which is not the test’s to replace'
    : undefined
}

/** Builds a .deb of this version as `npm run package` does, and gives its path in `folder`. */
export async function buildPackage(version: string, folder: string): Promise<string> {
  const tool = join(projectDir, 'tools', 'package.mjs')
  const options = ['--only', 'deb', '--app-version', version, '--unchecked']
  await succeed(process.execPath, [tool, ...options], { cwd: projectDir })
  const made = (await readdir(installersDir)).find((name) => name.endsWith('.deb'))
  if (made === undefined) throw new Error('No .deb was made.')
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const file = join(folder, made)
  await copyFile(join(installersDir, made), file)
  return file
}

/** apt-get, as a user would type it; gives what it says. */
export async function apt(...args: readonly string[]): Promise<string> {
  return succeed('apt-get', [...args, '-qy', '-o', 'DPkg::Lock::Timeout=30'], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** The version of a package that is installed, or nothing. */
export async function installedVersion(name: string): Promise<string> {
  const format = '--showformat=${db:Status-Status} ${Version}'
  const { stdout } = await run('dpkg-query', ['--show', format, name])
  return stdout.startsWith('installed ') ? stdout.slice('installed '.length) : ''
}

/** Runs a program to its end and gives what it prints; rejects with that if it fails. */
export async function succeed(
  program: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { status, stdout, stderr } = await run(program, args, options)
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${status}\n${stdout}${stderr}`)
  return stdout
}
