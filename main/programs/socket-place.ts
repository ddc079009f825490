import { lstatSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { isOthers } from '../broker/own-folder.ts'
import { nameOf } from '../broker/socket-folder.ts'

/** Where the local token service listens: a folder that holds its socket, or a named pipe. */
export type SocketPlace = { readonly folder: string } | { readonly pipe: string }

/** The name of the socket in its folder. */
export const socketName = 'tokens.sock'

type Build = {
  /** A development build has a place of its own. */
  readonly development: boolean
  /** The folder of this app's profile. */
  readonly profileFolder: string
}

/** The place for this build and this user; the same for the app and for its command line. */
export function socketPlace(
  build: Build & {
    readonly environment?: Readonly<Record<string, string | undefined>>
    readonly platform?: NodeJS.Platform
  },
): SocketPlace {
  const { environment = process.env, platform = process.platform } = build
  if (platform === 'win32') return { pipe: pipeName(build.profileFolder) }
  return { folder: socketFolder(environment, platform, build) }
}

/**
 * The folder for the socket: in the user's runtime folder on Linux (XDG Base Directory
 * Specification), if that is the user's own and private as it is to be; else in the profile folder.
 */
export function socketFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  { development, profileFolder }: Build,
): string {
  const runtime = environment['XDG_RUNTIME_DIR']
  if (platform === 'linux' && runtime !== undefined && isOwnAndPrivate(runtime))
    return posix.join(runtime, development ? 'deckpass-dev' : 'deckpass')
  return posix.join(profileFolder, 'programs')
}

/** The name of the pipe on Windows, which tells neither folders nor pipes apart by case. */
export function pipeName(profileFolder: string): string {
  return `\\\\.\\pipe\\deckpass-tokens-${nameOf(win32.normalize(profileFolder).toLowerCase())}`
}

function isOwnAndPrivate(folder: string): boolean {
  if (!posix.isAbsolute(folder)) return false
  try {
    const stats = lstatSync(folder)
    return stats.isDirectory() && !isOthers(stats)
  } catch {
    return false
  }
}
