import { resolve } from 'node:path'
import { isCommand } from './commands.ts'

export type Found = {
  /** What the same app is started with, without the command: switches, and in development its path. */
  readonly before: readonly string[]
  /** The command and all behind it. */
  readonly words: readonly string[]
}

export type FindOptions = {
  /** The app's own URL scheme. */
  readonly scheme: string
  /** In development: the path of the app, which stands in front of what it is to do. */
  readonly appPath: string | undefined
}

/**
 * The command that a process was started for, if it was for one: the first word behind the app. Links,
 * which anybody can make, are never part of a command, and neither is what starts with a switch.
 */
export function findCommand(
  argv: readonly string[],
  { scheme, appPath }: FindOptions,
): Found | undefined {
  const first = appPath === undefined ? packagedStart(argv) : behind(argv, appPath)
  if (first === undefined) return undefined
  const words = argv.slice(first)
  const [word = ''] = words
  const isLink = (each: string) => each.toLowerCase().includes(`${scheme}:`)
  if (!startsCommand(word) || argv.some(isLink)) return undefined
  return { before: argv.slice(1, first), words }
}

/** A word that is no command is a mistake to be told, and not a reason to open a window. */
function startsCommand(word: string): boolean {
  const isOption = word === '--help' || word === '-h' || word === '--version'
  return isCommand(word) || isOption || /^[a-z][a-z-]{0,30}$/.test(word)
}

/** Root, for whom Chromium has no sandbox, cannot but say so first. */
function packagedStart(argv: readonly string[]): number {
  return argv[1] === '--no-sandbox' ? 2 : 1
}

function behind(argv: readonly string[], appPath: string): number | undefined {
  const at = argv.findIndex((each, index) => index > 0 && resolve(each) === resolve(appPath))
  return at < 0 ? undefined : at + 1
}
