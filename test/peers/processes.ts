import { execFile, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { until } from '../support/desktop/run.ts'

const run = promisify(execFile)

export type Environment = Readonly<Record<string, string>>

/** Runs a program to its end; resolves to its standard output, rejects if it fails or takes 30 s. */
export async function finish(
  program: string,
  args: readonly string[],
  env: Environment,
): Promise<string> {
  return (await run(program, args, { env, timeout: 30_000 })).stdout
}

/** Whether the programs' folders have such a program. */
export function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** A program with all that it starts. */
export type ProcessGroup = {
  signal(name: NodeJS.Signals): void
  /** `kill -9`; resolves when none of it is left. */
  kill(): Promise<void>
}

/** Starts a program as the first of a process group. Throws if it cannot. */
export function startGroup(
  program: string,
  args: readonly string[],
  env: Environment,
): ProcessGroup {
  const { pid } = spawn(program, args, { env, detached: true, stdio: 'ignore' })
  if (pid === undefined) throw new Error(`${program} cannot be started.`)
  const signal = (name: NodeJS.Signals | 0) => process.kill(-pid, name)
  const isGone = async () => {
    try {
      signal(0)
      return undefined
    } catch {
      return true
    }
  }
  return {
    signal,
    async kill() {
      if (await isGone()) return
      signal('SIGKILL')
      await until(isGone, `${program} did not end.`)
    },
  }
}
