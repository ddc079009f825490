import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findRuntime } from '../../tools/runtime.mjs'

const projectDir = join(import.meta.dirname, '../..')

/** What is missing for a command, if anything is. */
export function whyNoCommand(): string | undefined {
  return existsSync(join(projectDir, 'dist/command-line/worker.cjs'))
    ? undefined
    : 'Deckpass is not built: npm run build.'
}

/** The development build's command line with these words: a program, and its arguments. */
export async function deckpassCommand(
  words: readonly string[],
): Promise<readonly [string, readonly string[]]> {
  const { executable, switches, args } = await findRuntime({ projectDir })
  return [executable, [...switches, ...args, projectDir, ...words]]
}
