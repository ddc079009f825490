import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'deckpass-desk-'

export type Home = { readonly path: string; readonly env: Readonly<Record<string, string>> }

/**
 * A private home folder, and the environment that keeps programs inside of it. Of the outer
 * environment it has PATH and LANG alone.
 */
export async function makeHome(): Promise<Home> {
  await removeOrphans()
  const path = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`))
  const folders = {
    XDG_CONFIG_HOME: join(path, '.config'),
    XDG_DATA_HOME: join(path, '.local/share'),
    XDG_CACHE_HOME: join(path, '.cache'),
    XDG_RUNTIME_DIR: join(path, 'run'),
    TMPDIR: join(path, 'tmp'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true, mode: 0o700 })
  const { PATH = '', LANG = 'C.UTF-8' } = process.env
  return { path, env: { PATH, LANG, HOME: path, ...folders } }
}

/** Removes a home; what a dying program still writes there is waited for. */
export async function removeHome({ path }: Home): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}

/** Homes that an earlier run left because it was killed. */
async function removeOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, owner] = /^deckpass-desk-(\d+)-/.exec(name) ?? []
    if (owner === undefined || isRunning(Number(owner))) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
