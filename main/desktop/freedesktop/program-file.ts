import { isAbsolute, join } from 'node:path'
import { cleanEnvironment, type Environment } from '../host/environment.ts'
import type { Files } from '../host/files.ts'

/** The file that a program's name or path stands for, if it is there and may be run. */
export async function programFile(
  program: string,
  env: Environment,
  files: Files,
): Promise<string | undefined> {
  const names = program.includes('/')
    ? [program]
    : (cleanEnvironment(env)['PATH'] ?? '').split(':').map((folder) => join(folder, program))
  for (const name of names) if (isAbsolute(name) && (await files.isProgram(name))) return name
  return undefined
}
