import { readFile, readdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Home } from './home.ts'

/**
 * Ends every process that was started inside of a home, by whomever: a browser that xdg-open
 * started is no child of ours. They are known by the runtime folder in their environment, which no
 * other desktop has, or by the home in their command line: Chromium writes over its environment.
 * Rejects if some are there still after ten seconds.
 */
export async function endInhabitants(home: Home): Promise<void> {
  const started = Date.now()
  for (let signal: NodeJS.Signals = 'SIGTERM'; ;) {
    const pids = await inhabitants(home)
    if (pids.length === 0) return
    for (const pid of pids) end(pid, signal)
    await pause(50)
    const took = Date.now() - started
    if (took > 1_000) signal = 'SIGKILL'
    if (took > 10_000) throw new Error(`These processes could not be ended: ${pids.join(', ')}.`)
  }
}

async function inhabitants({ env }: Home): Promise<number[]> {
  const mark = `XDG_RUNTIME_DIR=${env['XDG_RUNTIME_DIR']}`
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const read = (name: string) =>
    Promise.all(pids.map((pid) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')))
  const [environments, commands] = await Promise.all([read('environ'), read('cmdline')])
  return pids.filter((pid, at) => {
    const isIn = environments[at]?.split('\0').includes(mark)
    return pid !== process.pid && (isIn || commands[at]?.includes(`${env['HOME']}/`))
  })
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself.
  }
}
