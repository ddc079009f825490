import { stderr, stdout } from 'node:process'

/** A failure that its reader can mend: the message names how and is shown alone. */
export class UserError extends Error {}

/**
 * Prints one line.
 * @param {string} line
 */
export function say(line) {
  stdout.write(`${line}\n`)
}

/**
 * Shows `label` while `work` runs and how it ended behind it, all in one line.
 * @template Value
 * @param {string} label
 * @param {() => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function step(label, work) {
  const start = performance.now()
  stdout.write(`${label} … `)
  try {
    const value = await work()
    stdout.write(`done (${Math.ceil((performance.now() - start) / 1000)} s)\n`)
    return value
  } catch (error) {
    stdout.write('failed\n')
    throw error
  }
}

/**
 * What a thrown value says.
 * @param {unknown} error
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}

/**
 * Runs a command line tool: a UserError is printed as its message, all else with its stack, and
 * both give exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runTool(main) {
  try {
    await main()
  } catch (error) {
    const text = error instanceof UserError ? error.message : error instanceof Error && error.stack
    stderr.write(`${text || messageOf(error)}\n`)
    process.exitCode = 1
  }
}
