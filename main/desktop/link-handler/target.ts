import { join } from 'node:path'
import type { Folders } from '../freedesktop/folders.ts'
import { ownProgram } from '../host/own-program.ts'
import type { LinkHandlerOptions } from './index.ts'

/** What a link has to start so that it comes to this app. */
export type Target = {
  /** The desktop file id of this app's entry. */
  readonly id: string
  readonly name: string
  /** The command line of the entry. */
  readonly words: readonly string[]
  /** A script that is this app's to write, and its text if the entry needs it. */
  readonly script?: { readonly path: string; readonly text: string | undefined }
  /** Whether there is something that an entry could start. */
  isReady(): Promise<boolean>
  /** Whether a program, by its path without symbolic links, is this app. */
  isUs(program: string): Promise<boolean>
  /** What the user can do by hand if there is nothing to start. */
  readonly byHand: string | undefined
}

/**
 * Many launchers, xdg-open's own among them, do not undo the quoting of Exec: a path that would need
 * it is put in a script, which a shell reads as it should be.
 */
const needsNoQuotes = /^[\w/.,:@+-]+$/

/** An installed app or an AppImage. */
export function releaseTarget(options: LinkHandlerOptions, folders: Folders): Target {
  const { env, files } = options.host
  const program = ownProgram(env, options.execPath)
  const path = join(folders.dataHome, 'deckpass/open-link')
  const text = `#!/bin/sh\nexec ${inQuotes(program)} -- "$@"\n`
  const direct = needsNoQuotes.test(program)
  const isReady = async () => !/\p{Cc}/u.test(program) && files.isProgram(program)
  return {
    id: `${options.scheme}.desktop`,
    name: 'Deckpass',
    words: direct ? [program, '--', '%u'] : [path, '%u'],
    script: { path, text: direct ? undefined : text },
    isReady,
    async isUs(candidate) {
      if (candidate === (await files.realPath(program))) return true
      if (candidate !== (await files.realPath(path))) return false
      return (await files.read(path)) === text && isReady()
    },
    byHand: undefined,
  }
}

/** What starts a checkout as its `npm start` does, with what is behind "--". */
export const developmentScript = (dataHome: string) =>
  join(dataHome, 'deckpass/open-development-link')

/** A development build: tools/link-handler.mjs writes a script that starts a checkout. */
export function developmentTarget(options: LinkHandlerOptions, folders: Folders): Target {
  const { files } = options.host
  const path = developmentScript(folders.dataHome)
  const isReady = async () =>
    (await files.isProgram(path)) &&
    (await files.read(path))?.includes(` ${inQuotes(options.appPath)} `) === true
  return {
    id: `${options.scheme}.desktop`,
    name: 'Deckpass (development)',
    words: [path, '%u'],
    isReady,
    isUs: async (candidate) => candidate === (await files.realPath(path)) && isReady(),
    byHand: 'npm start',
  }
}

/** A word as a POSIX shell takes it literally. */
function inQuotes(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`
}
