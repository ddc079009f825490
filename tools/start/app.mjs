import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { UserError } from '../say.mjs'

/** What Chromium logs of itself, which is of no use to whoever runs the app. */
const chromiumLog = /^\[\d+:\d+\/\d+\.\d+:(ERROR|WARNING|INFO|VERBOSE)/

const noDisplay = /Missing X server|cannot open display|Unable to open X display/i

/**
 * Runs the app until it ends, by itself or because this process was asked to. Throws UserError if it
 * ends badly by itself.
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<void>}
 */
export function runApp(command, env) {
  const { ELECTRON_RUN_AS_NODE: _, ...rest } = env
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    // Apart from this terminal's process group: Ctrl-C is to reach the app's main process alone,
    // which then ends its others in their order.
    const options = { env: rest, detached: process.platform !== 'win32' }
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'inherit', 'pipe'] })
    let hasDisplay = true
    let last = ''
    createInterface(child.stderr).on('line', (line) => {
      if (noDisplay.test(line)) hasDisplay = false
      if (chromiumLog.test(line)) return
      last = line
      process.stderr.write(`${line}\n`)
    })
    const unhook = onStop((signal) => void child.kill(signal))
    child.once('error', ({ message }) => {
      unhook()
      reject(new UserError(`The app could not be started (${message}): run "npm start" again.`))
    })
    child.once('close', (code, signal) => {
      if (unhook() || code === 0) return resolve()
      const how = signal ? `was ended by ${signal}` : `ended with status ${code}`
      const message = hasDisplay
        ? `The app ${how}${last && ` (${last})`}: run "npm run clean" and try again.`
        : `The app cannot open a window on display "${env['DISPLAY']}": correct DISPLAY, or unset it for the tour.`
      reject(new UserError(message))
    })
  })
}

/**
 * Calls back when this process is asked to stop: gently at first, without mercy when asked again or
 * after five seconds. What it returns ends that, and tells whether it was asked.
 * @param {(signal: NodeJS.Signals) => void} end
 */
function onStop(end) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const stop = () => {
    end(timer ? 'SIGKILL' : 'SIGTERM')
    timer ??= setTimeout(() => end('SIGKILL'), 5000)
  }
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
  for (const signal of signals) process.on(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
    clearTimeout(timer)
    return timer !== undefined
  }
}
