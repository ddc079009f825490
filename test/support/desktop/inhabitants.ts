import { readFile, readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'

/**
 * Ends every process that was started inside of a home, by whomever: a browser that xdg-open
 * started is no child of ours. They are known by the runtime folder in their environment, which no
 * other desktop has, or by the home in their command line: Chromium writes over its environment.
 * Nothing of theirs is to be kept, so that they are not asked; but the screen is, for a second: it has
 * a lock outside of the home. Rejects if some are there still after ten seconds.
 */
export async function endInhabitants(home: Home): Promise<void> {
  const started = Date.now()
  for (;;) {
    const left = await inhabitants(home)
    if (left.length === 0) return
    const took = Date.now() - started
    for (const { pid, command } of left)
      end(pid, isScreen(command) && took < 1_000 ? 'SIGTERM' : 'SIGKILL')
    await pause(20)
    if (took > 10_000)
      throw new Error(
        `These processes could not be ended: ${left.map(({ pid }) => pid).join(', ')}.`,
      )
  }
}

type Inhabitant = { readonly pid: number; readonly command: string }

const isScreen = (command: string) => /(?:^|\/)Xvfb\0/.test(command)

async function inhabitants({ env }: Home): Promise<readonly Inhabitant[]> {
  const mark = `XDG_RUNTIME_DIR=${env['XDG_RUNTIME_DIR']}`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const read = (name: string) =>
    Promise.all(pids.map((pid) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')))
  const [environments, commands] = await Promise.all([read('environ'), read('cmdline')])
  return pids.flatMap((pid, at) => {
    const command = commands[at] ?? ''
    const isIn = environments[at]?.split('\0').includes(mark)
    const isOurs = isIn || command.includes(`${env['HOME']}/`)
    return isOurs && pid !== process.pid ? [{ pid, command }] : []
  })
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself.
  }
}
