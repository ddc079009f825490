import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Home } from './home.ts'
import { program } from './programs.ts'
import { output } from './run.ts'

export type Installed = {
  /** Lower-case letters and dashes; names the script and the desktop entry. */
  readonly name: string
  /** The program and its first arguments; the address that is opened comes last. */
  readonly command: readonly [string, ...string[]]
  /** For example "x-scheme-handler/https". */
  readonly mimeTypes: readonly string[]
}

/**
 * Installs a program for the user of this home: a script of its own and a desktop entry, which
 * xdg-open reads in a simpler way than the standard has it, so that the entry must be plain.
 */
export async function install(home: Home, { name, command, mimeTypes }: Installed): Promise<void> {
  const script = join(home.path, 'bin', name)
  await mkdir(join(home.path, 'bin'), { recursive: true })
  await writeFile(script, `#!/bin/sh\nexec ${command.map(quote).join(' ')} "$@"\n`)
  await chmod(script, 0o755)
  const entries = join(home.path, '.local/share/applications')
  await mkdir(entries, { recursive: true })
  const lines = ['Type=Application', `Name=${name}`, `Exec=${script} %u`, 'Terminal=false']
  const types = `MimeType=${mimeTypes.map((type) => `${type};`).join('')}`
  await writeFile(
    join(entries, `${name}.desktop`),
    ['[Desktop Entry]', ...lines, types, ''].join('\n'),
  )
}

/** Makes an installed program the user's choice for its types, as a settings panel does. */
export async function makeDefault(
  env: NodeJS.ProcessEnv,
  { name, mimeTypes }: Installed,
): Promise<void> {
  await output(program('fileTypes'), ['default', `${name}.desktop`, ...mimeTypes], env)
}

const quote = (word: string) => `'${word.replaceAll("'", String.raw`'\''`)}'`
