import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterAll, onTestFinished } from 'vitest'
import { buildProgram, notStarted, type Program } from '../process/build-program.ts'
import { startDesktop, type Desktop, type DesktopOptions } from '../support/desktop/index.ts'

const reply = v.object({ id: v.number(), answer: v.unknown() })

/** A desktop without a screen unless told, stopped when the test is over. */
export async function keyringDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const desktop = await startDesktop({ screen: false, browsers: 'none', ...options })
  onTestFinished(() => desktop.stop())
  return desktop
}

export const recordsOn = (desktop: Desktop) => join(desktop.home, '.config/Deckpass/connections')

export type App = Awaited<ReturnType<typeof startApp>>

/** When an app is to be killed. */
export type Dies = 'writing a record' | 'removing a key'

/** For all starts in a test file. */
let built: Promise<Program> | undefined
afterAll(async () => (await built)?.remove())

/** Starts a process with a vault on this desktop, as a start of the app would. */
export async function startApp(desktop: Desktop, dies?: Dies) {
  const given = [recordsOn(desktop), ...(dies === undefined ? [] : [dies])]
  built ??= buildProgram(join(import.meta.dirname, 'vault-process.ts'))
  const child = fork((await built).path, given, {
    env: { ...desktop.env, ...notStarted },
    execArgv: [],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const waiting = new Map<number, (answer: unknown) => void>()
  const exited = once(child, 'exit')
  await once(child, 'message')
  child.on('message', (message) => {
    const { id, answer } = v.parse(reply, message)
    waiting.get(id)?.(answer)
  })
  let last = 0
  const ask = (call: string, more: object = {}): Promise<unknown> => {
    const id = ++last
    const answered = new Promise((resolve) => waiting.set(id, resolve))
    // That it may be gone is told by `exited`.
    child.send({ id, call, ...more }, () => undefined)
    return Promise.race([answered, exited.then(() => 'ended')])
  }
  return {
    load: (more = {}) => ask('load', more),
    save: (token: string, more = {}) => ask('save', { token, ...more }),
    clear: () => ask('clear'),
    keepInFile: () => ask('keepInFile'),
    useKeychain: () => ask('useKeychain'),
    status: () => ask('status'),
    accounts: () => ask('accounts'),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
