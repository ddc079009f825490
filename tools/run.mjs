import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * What became of a command. `status` is 127 where the program is not there, 124 where it was given
 * up, and 1 where a signal ended it.
 * @typedef {{ status: number, stdout: string, stderr: string }} Finished
 */

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeout] Ms after which the command is ended.
 * @property {{ after: number, unless: (soFar: Finished) => boolean }} [giveUp]
 *   Ends the command after so many ms unless it shows a sign of life by then.
 */

/** @typedef {(command: string, args: readonly string[], options?: RunOptions) => Promise<Finished>} Run */

/**
 * Runs a command without a shell and collects what it prints. Never rejects.
 * @type {Run}
 */
export function run(command, args, options = {}) {
  const { timeout, giveUp, ...rest } = options
  const result = { status: 1, stdout: '', stderr: '' }
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] })
    let gaveUp = false
    const end = () => (gaveUp = child.kill('SIGKILL'))
    const timers = [
      timeout !== undefined && setTimeout(end, timeout),
      giveUp && setTimeout(() => giveUp.unless(result) || end(), giveUp.after),
    ]
    child.stdout.setEncoding('utf8').on('data', (text) => (result.stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (result.stderr += text))
    /** @param {number} status */
    const finish = (status) => {
      for (const timer of timers) if (timer) clearTimeout(timer)
      resolve({ ...result, status: gaveUp ? 124 : status })
    }
    child.once('error', () => finish(127))
    child.once('close', (code) => finish(code ?? 1))
  })
}

/**
 * Runs a command on this terminal and resolves with its exit status; 130 if it was interrupted. A
 * request to stop is the command's to answer: this process waits for its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>}
 */
export function show(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' })
    // Ctrl-C reaches the command by itself.
    const wait = () => undefined
    const forward = () => void child.kill()
    process.on('SIGINT', wait).on('SIGTERM', forward)
    /** @param {number} status */
    const finish = (status) => {
      process.off('SIGINT', wait).off('SIGTERM', forward)
      resolve(status)
    }
    child.once('error', () => finish(127))
    child.once('exit', (code) => finish(code ?? 130))
  })
}

/**
 * The last line that says something, for the parentheses of an error message.
 * @param {Finished} finished
 */
export function lastLine({ stdout, stderr, status }) {
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').at(-1) ?? `exit status ${status}`
}

/**
 * Where on the PATH a program is.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 */
export function findProgram(name, env = process.env) {
  return (env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
