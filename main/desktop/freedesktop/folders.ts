import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { cleanEnvironment, type Environment } from '../host/environment.ts'

/** The folders of the XDG Base Directory Specification; one that is not absolute is not set. */
export type Folders = {
  readonly dataHome: string
  readonly configHome: string
  /** Where entries of programs are, the most important first: the user's, then the system's. */
  readonly applications: readonly string[]
}

export function foldersOf(env: Environment): Folders {
  const clean = cleanEnvironment(env)
  const home = clean['HOME'] || homedir()
  const base = (variable: string, otherwise: string) => {
    const folder = clean[variable] ?? ''
    return isAbsolute(folder) ? folder : join(home, otherwise)
  }
  const dataHome = base('XDG_DATA_HOME', '.local/share')
  const system = (clean['XDG_DATA_DIRS'] || '/usr/local/share:/usr/share').split(':')
  return {
    dataHome,
    configHome: base('XDG_CONFIG_HOME', '.config'),
    applications: [dataHome, ...system.filter(isAbsolute)].map((each) =>
      join(each, 'applications'),
    ),
  }
}
