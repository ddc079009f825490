import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Errors from '../../main/session/errors.ts'
import type * as SessionModule from '../../main/session/session.ts'

/** The code under test: the app's own session core, or a copy of it that a test broke on purpose. */
export type Engine = Pick<typeof SessionModule, 'createSession'> &
  Pick<typeof Errors, 'StorageError'>

/** The app's own core. */
export const ownEngine = resolve(import.meta.dirname, '../../main/session')

/** Loads the session core in a folder. */
export async function loadEngine(folder = ownEngine): Promise<Engine> {
  const load = (file: string) => import(pathToFileURL(resolve(folder, file)).href)
  const session: typeof SessionModule = await load('session.ts')
  const errors: typeof Errors = await load('errors.ts')
  return { createSession: session.createSession, StorageError: errors.StorageError }
}
