import { rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SystemUser } from '../support/desktop/home.ts'
import { run } from '../../tools/run.mjs'
import { succeed } from './debian-package.ts'

/** An account that was made for a test, as a person has one. */
export type OrdinaryUser = SystemUser & {
  readonly name: string
  /** Makes a folder the account's home, as far as the system knows. */
  livesIn(folder: string): Promise<void>
  /** What a command has to begin with to run as this user, without any right of root's. */
  readonly as: readonly string[]
  /** Removes the account and what names its home, not the folder itself. */
  remove(): Promise<void>
}

export async function makeOrdinaryUser(): Promise<OrdinaryUser> {
  const name = `deckpass-${process.pid}`
  // A link: the account must be there before the folder can be made its own.
  const home = join(tmpdir(), `${name}-home`)
  await succeed('useradd', ['--no-create-home', '--home-dir', home, '--shell', '/bin/sh', name])
  const id = async (what: string) => Number(await succeed('id', [what, name]))
  const [uid, gid] = [await id('-u'), await id('-g')]
  const identity = ['--reuid', String(uid), '--regid', String(gid), '--clear-groups']
  return {
    name,
    uid,
    gid,
    as: ['setpriv', ...identity, '--'],
    livesIn: (folder) => symlink(folder, home),
    async remove() {
      await rm(home, { force: true })
      await run('userdel', [name])
    },
  }
}
