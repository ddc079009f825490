import { execFile } from 'node:child_process'
import type { Environment } from './environment.ts'

/**
 * Runs a program without a shell and gives what it printed, or `undefined` if it is not there, failed
 * or took too long. Never rejects.
 */
export type Run = (program: string, args: readonly string[]) => Promise<string | undefined>

/** How long a program may take, ms, and how much it may print, bytes. */
const limits = { timeout: 5_000, maxBuffer: 1024 * 1024 }

/** Programs are run with `env`, and speak the language that their output is read in. */
export function createRun(env: Environment, { timeout, maxBuffer } = limits): Run {
  const options = { timeout, maxBuffer, killSignal: 'SIGKILL', windowsHide: true } as const
  return (program, args) =>
    new Promise((resolve) => {
      const environment = { ...env, LC_ALL: 'C' }
      execFile(program, [...args], { ...options, env: environment }, (error, stdout) =>
        resolve(error ? undefined : stdout),
      )
    })
}
