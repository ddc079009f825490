import { spawn, type ChildProcess } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { registerLinkHandler } from '../../tools/link-handler.mjs'
import { findRuntime, type Runtime } from '../../tools/runtime.mjs'
import type { Desktop } from './desktop/index.ts'
import { until } from './desktop/run.ts'

const projectDir = resolve(import.meta.dirname, '../..')
const ourAddress = 'app://deckpass/'

/** The app as installed on one desktop: it can be started, found running, and killed, many times. */
export type Deckpass = {
  /** Where the app keeps everything. */
  readonly profileFolder: string
  /** Starts it and waits for its page. Arguments are what a launcher would add, a link for example. */
  start(...args: string[]): Promise<RunningDeckpass>
  /** Starts it as at a login, without a window; resolves once it can be found. */
  startHidden(): Promise<RunningProgram>
  /** Starts a copy that is expected to hand over to the running one; resolves to its exit code. */
  startSecond(...args: string[]): Promise<number | null>
  /** Carries out a command, as in a terminal. */
  command(...words: string[]): Promise<Commanded>
  /** Finds the app that somebody else started, for example the browser by a link. */
  find(): Promise<RunningDeckpass>
  /** What the pages of the running app, and those to come, can be prepared with. */
  drive(): Promise<BrowserContext>
}

/** What a command came to. */
export type Commanded = {
  /** Its exit code, or the signal that ended it. */
  readonly status: number | string | null
  readonly out: string
  readonly err: string
}

/** The app, whether it has a window or not. */
export type RunningProgram = {
  readonly pid: number
  /** Whether it has a window now. */
  hasWindow(): Promise<boolean>
  /** Waits until its process has ended. */
  ended(): Promise<void>
}

export type RunningDeckpass = RunningProgram & {
  readonly page: Page
  /** Ids of the main process and all that it started. */
  pids(): Promise<readonly number[]>
  /** Closes the window as a user does; resolves when it is gone. The app may go on. */
  closeWindow(): Promise<void>
  /** Closes the window as a user does, and waits for the end of the process. */
  quit(): Promise<void>
  /** kill -9, of the main process; the others end by themselves. */
  kill(): Promise<void>
}

/**
 * Puts the development build on a desktop: settings as in its environment, and the link handler.
 * `settings` are DECKPASS_… variables.
 */
export async function installDeckpass(
  desktop: Desktop,
  settings: Readonly<Record<string, string>>,
): Promise<Deckpass> {
  const runtime = await findRuntime({ projectDir })
  const env = { ...desktop.env, ...settings }
  const profileFolder = join(desktop.home, '.config/deckpass-dev')
  // The way in for the test: Chromium's own protocol, on a port of the app's choice.
  const driven = ['--remote-debugging-port=0']
  await registerLinkHandler({ runtime, projectDir, env, extraArgs: driven })
  const command = commandOf(runtime, driven)
  return driveDeckpass({ command, typed: commandOf(runtime, []), env, profileFolder })
}

/** What starts an app that opens a port to be driven by, and where it keeps everything. */
export type Installation = {
  readonly command: readonly string[]
  /** The same as typed in a terminal, where the words of a command follow. */
  readonly typed: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly profileFolder: string
}

export function driveDeckpass({ command, typed, env, profileFolder }: Installation): Deckpass {
  const portFile = join(profileFolder, 'DevToolsActivePort')

  const find = async (): Promise<RunningDeckpass> => {
    const browser = await until(
      () => connect(portFile),
      'Deckpass did not open its window within 20 seconds.',
      20_000,
    )
    const page = await until(
      () => Promise.resolve(ourPage(browser)),
      'Deckpass opened no window of its own.',
    )
    await page.getByRole('heading', { level: 1 }).waitFor()
    return running(browser, page, program(portFile, await mainPid(profileFolder)))
  }

  return {
    profileFolder,
    find,
    drive: () =>
      until(
        async () => (await connect(portFile))?.contexts()[0],
        'Deckpass could not be driven within 20 seconds.',
        20_000,
      ),
    async start(...args) {
      await rm(portFile, { force: true })
      const child = launch(command, args, env)
      const ended = new Promise<never>((_resolve, reject) => {
        child.once('exit', (code) => reject(new Error(`Deckpass ended at once, status ${code}.`)))
      })
      return Promise.race([find(), ended])
    },
    async startHidden() {
      await rm(portFile, { force: true })
      launch([...command, '--hidden'], [], env)
      return until(async () => {
        await readFile(portFile)
        return program(portFile, await mainPid(profileFolder))
      }, 'Deckpass did not start.')
    },
    command: (...words) =>
      new Promise((resolve, reject) => {
        const [program = '', ...rest] = [...typed, ...words]
        const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] })
        const said = { out: '', err: '' }
        child.stdout.setEncoding('utf8').on('data', (part: string) => (said.out += part))
        child.stderr.setEncoding('utf8').on('data', (part: string) => (said.err += part))
        child.once('error', reject)
        child.once('close', (status, signal) => resolve({ status: status ?? signal, ...said }))
      }),
    async startSecond(...args) {
      const child = launch(command, args, env)
      return new Promise((resolve, reject) => {
        child.once('exit', resolve)
        child.once('error', reject)
      })
    },
  }
}

/** Writes profiles as a services file and gives the setting that names it. */
export async function servicesFile(
  desktop: Desktop,
  profiles: readonly object[],
): Promise<Readonly<Record<string, string>>> {
  const path = join(desktop.home, 'services.json')
  await writeFile(path, JSON.stringify(profiles))
  return { DECKPASS_SERVICES: path }
}

function commandOf({ executable, switches, args }: Runtime, more: readonly string[]): string[] {
  return [executable, ...switches, ...args, projectDir, ...more]
}

function launch(command: readonly string[], args: readonly string[], env: NodeJS.ProcessEnv) {
  const [program = '', ...rest] = command
  const words = args.length > 0 ? [...rest, '--', ...args] : rest
  const child: ChildProcess = spawn(program, words, {
    env,
    stdio: ['ignore', 'ignore', process.env['DECKPASS_TEST_STDERR'] ? 'inherit' : 'ignore'],
    detached: true,
  })
  child.unref()
  return child
}

async function portOf(portFile: string): Promise<number> {
  const [port] = (await readFile(portFile, 'utf8')).split('\n')
  return Number(port)
}

async function connect(portFile: string): Promise<Browser | undefined> {
  const address = `http://127.0.0.1:${await portOf(portFile)}`
  // Electron has no browser contexts to set defaults on.
  return chromium.connectOverCDP(address, { noDefaults: true })
}

function ourPage(browser: Browser): Page | undefined {
  const pages = browser.contexts().flatMap((context) => context.pages())
  return pages.find((page) => page.url().startsWith(ourAddress))
}

/** Chromium's single-instance lock names the process that holds it. */
async function mainPid(profileFolder: string): Promise<number> {
  const { readlink } = await import('node:fs/promises')
  return Number((await readlink(join(profileFolder, 'SingletonLock'))).split('-').at(-1))
}

function program(portFile: string, pid: number): RunningProgram {
  return {
    pid,
    async hasWindow() {
      const port = await portOf(portFile)
      const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).text()
      return targets.includes(ourAddress)
    },
    async ended() {
      while (await isRunning(pid)) await pause(20)
    },
  }
}

function running(browser: Browser, page: Page, main: RunningProgram): RunningDeckpass {
  const { pid } = main
  const close = () => page.evaluate(() => window.close()).catch(() => undefined)
  const gone = async () => {
    await main.ended()
    await browser.close().catch(() => undefined)
  }
  return {
    ...main,
    page,
    pids: () => family(pid),
    async closeWindow() {
      const closed = page.isClosed() ? undefined : page.waitForEvent('close')
      await Promise.all([closed, close()])
      await browser.close().catch(() => undefined)
    },
    async quit() {
      await close()
      await gone()
    },
    async kill() {
      process.kill(pid, 'SIGKILL')
      await gone()
    },
  }
}

async function isRunning(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat !== '' && !/\) Z /.test(stat)
}

async function family(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '')
  const children = text.split(' ').filter(Boolean).map(Number)
  return [pid, ...(await Promise.all(children.map(family))).flat()]
}
