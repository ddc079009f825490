import { setTimeout as pause } from 'node:timers/promises'
import type { Session } from '../session/session.ts'
import type { JsonFile } from './json-file.ts'
import type { LinkHandler } from './link-handler/index.ts'
import type { LoginItem } from './login-item/index.ts'
import { removeParts } from './removal.ts'
import { words } from './words.ts'

export type UninstallOptions = {
  readonly sessions: readonly Session[]
  readonly forgetCredentials: () => Promise<unknown>
  readonly linkHandler: Pick<LinkHandler, 'remove'>
  readonly loginItem: Pick<LoginItem, 'change'>
  /** Nothing is written to these any more when this has begun with them. */
  readonly files: readonly Pick<JsonFile, 'remove'>[]
  /** Removes the app's own folder, after which nothing can be kept in it any more. */
  readonly removeFolder: () => Promise<unknown>
  /** Ends the app at once with this status. */
  readonly exit: (status: number) => void
}

/** The longest that one part is waited for, ms: the services are asked to revoke tokens. */
const patience = 10_000

/**
 * Removes from this computer what the app has put there, its sessions first, and ends it. What could
 * not be removed is named on the standard error stream, since there is no log any more.
 */
export async function uninstall(options: UninstallOptions): Promise<void> {
  const { parts } = words.removal
  const signOut = async (session: Session) => {
    const { local } = await session.signOut({ browserToo: false })
    if (local === 'kept') throw new Error('kept')
  }
  const left = await removeParts(
    [
      { what: parts.sessions, remove: () => Promise.all(options.sessions.map(signOut)) },
      { what: parts.credentials, remove: options.forgetCredentials },
      { what: parts.linkHandler, remove: () => options.linkHandler.remove() },
      { what: parts.loginItem, remove: () => options.loginItem.change(false) },
      {
        what: parts.settings,
        remove: () => Promise.all(options.files.map((file) => file.remove())),
      },
      { what: parts.folder, remove: options.removeFolder },
    ],
    pause,
    patience,
  )
  if (left.length > 0) process.stderr.write(words.removal.left(left))
  options.exit(left.length > 0 ? 1 : 0)
}
