import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs a program to its end and gives its standard output; rejects if it fails or takes 20 s. */
export async function output(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const { stdout } = await run(file, args, { env, timeout: 20_000 })
  return stdout
}

/**
 * Starts a program that hands something over and may then stay for as long as what it started: rejects
 * if it fails within `patience` ms, and leaves it alone afterwards.
 */
export async function handOver(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  patience = 1_500,
): Promise<void> {
  const child = spawn(file, args, { env, detached: true, stdio: 'ignore' })
  const failed = once(child, 'exit').then(([code]) => {
    if (code !== 0) throw new Error(`${file} failed with exit code ${code}.`)
  })
  try {
    await Promise.race([failed, pause(patience)])
  } finally {
    child.unref()
    failed.catch(() => undefined)
  }
}

/** Tries until the answer is not `undefined`; rejects with `sentence` after `limit` ms. */
export async function until<Value>(
  ask: () => Promise<Value | undefined>,
  sentence: string,
  limit = 10_000,
): Promise<Value> {
  const end = Date.now() + limit
  let cause: unknown
  while (Date.now() < end) {
    try {
      const answer = await ask()
      if (answer !== undefined) return answer
    } catch (error) {
      cause = error
    }
    await pause(50)
  }
  throw new Error(sentence, { cause })
}
