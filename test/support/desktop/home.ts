import { lchown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'deckpass-desk-'

/** An account of this system. */
export type SystemUser = { readonly uid: number; readonly gid: number }

export type Home = {
  readonly path: string
  readonly env: Readonly<Record<string, string>>
  /** Whose it is, if not of whoever runs the tests. */
  readonly user?: SystemUser | undefined
}

/**
 * A private home folder, and the environment that keeps programs inside of it. Of the outer
 * environment it has PATH and LANG alone.
 */
export async function makeHome(user?: SystemUser): Promise<Home> {
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
  const home = { path, env: { PATH, LANG, HOME: path, ...folders }, user }
  await giveAway(home)
  return home
}

/** Makes all that is in a home its user's own, if it has one. */
export async function giveAway({ path, user }: Home): Promise<void> {
  if (!user) return
  const names = await readdir(path, { recursive: true })
  for (const name of ['.', ...names]) await lchown(join(path, name), user.uid, user.gid)
}

/** What `setpriv` (util-linux) needs to be told to run a program as a home's user. */
export function asUserOf({ user }: Home): string[] {
  if (!user) return []
  return ['--reuid', String(user.uid), '--regid', String(user.gid), '--clear-groups']
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
