import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { UserError } from '../say.mjs'

/** Where the local service is unless somebody else is there, so that kept sessions still fit. */
const usualPort = 47_110

/**
 * Starts the local identity service and writes the services file that points the app at it. Throws
 * UserError if it does not answer in ten seconds.
 * @param {{ projectDir: string, script?: string, wait?: number }} options
 * @returns {Promise<{ servicesFile: string, stop: () => void }>}
 */
export async function startIdentityService({ projectDir, script, wait = 10_000 }) {
  const folder = join(projectDir, 'out', 'identity-service')
  const program = script ?? join('test', 'identity-service', 'cli.ts')
  const port = String(await freePort(usualPort))
  mkdirSync(folder, { recursive: true })
  const state = ['--state', join(folder, 'state.json')]
  const args = ['--import', 'tsx', program, ...state, '--port', port]
  const child = spawn(process.execPath, args, {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = () => void child.kill()
  try {
    const profile = await readProfile(child, wait)
    const servicesFile = join(folder, 'services.json')
    writeFileSync(servicesFile, `${JSON.stringify([profile], null, 2)}\n`)
    return { servicesFile, stop }
  } catch (error) {
    stop()
    throw error
  }
}

/**
 * The profile in the line that the service prints when it is ready.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {number} wait Ms
 * @returns {Promise<object>}
 */
function readProfile(child, wait) {
  return new Promise((resolve, reject) => {
    let complaint = ''
    /** @param {string} what */
    const fail = (what) => {
      const said = complaint.split('\n').find((line) => /error/i.test(line)) ?? complaint
      const why = said.trim() === '' ? '' : ` (${said.trim()})`
      const next = 'run "npm run clean" and try again, or set DECKPASS_SERVICES to use another'
      reject(new UserError(`The local identity service ${what}: ${next}${why}.`))
    }
    const timer = setTimeout(() => fail(`did not answer in ${wait / 1000} s`), wait)
    child.stderr
      .setEncoding('utf8')
      .on('data', (text) => (complaint = (complaint + text).slice(-4096)))
    child.once('close', () => fail('ended before it was ready'))
    createInterface(child.stdout).once('line', (line) => {
      clearTimeout(timer)
      const profile = profileIn(line)
      if (profile) resolve(profile)
      else fail('did not say who it is')
    })
  })
}

/** @param {string} line */
function profileIn(line) {
  try {
    /** @type {unknown} */
    const value = JSON.parse(line)
    const found = value && typeof value === 'object' && 'profile' in value && value.profile
    return found && typeof found === 'object' ? found : undefined
  } catch {
    return undefined
  }
}

/**
 * The preferred port, or a free one if that is taken.
 * @param {number} preferred
 */
async function freePort(preferred) {
  return (await tryPort(preferred)) ?? (await tryPort(0)) ?? 0
}

/**
 * The port, if it can be listened to; 0 stands for any.
 * @param {number} port
 * @returns {Promise<number | undefined>}
 */
function tryPort(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : undefined))
    })
  })
}
