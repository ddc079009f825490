import { spawn } from 'node:child_process'
import type { Environment } from './environment.ts'
import { inheritNothing } from './inherit-nothing.ts'

/**
 * Starts a program that outlives this one. Rejects if it is not there or if it fails at once; a
 * program that hands over to its running self and ends is no failure.
 */
export type Launch = (program: string, args: readonly string[]) => Promise<void>

/** How long a program is watched for a failure, ms. */
const watched = 1_000

export function createLaunch(env: Environment, watchedFor = watched): Launch {
  return (program, args) =>
    new Promise((resolve, reject) => {
      const { stdio, done } = inheritNothing()
      const child = spawn(program, [...args], { env: { ...env }, detached: true, stdio })
      done()
      const timer = setTimeout(resolve, watchedFor)
      child.once('error', reject)
      child.once('exit', (code) => {
        clearTimeout(timer)
        if (code === 0) resolve()
        else reject(new Error('the program ended at once'))
      })
      child.unref()
    })
}
