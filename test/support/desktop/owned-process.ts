import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { program } from './programs.ts'

export type OwnedProcess = {
  /** Rejects if it ends before, or was not asked for. */
  readonly firstLine: Promise<string>
  /** Ends it and all of its process group, politely for two seconds, then not. */
  stop(): Promise<void>
}

export type OwnedProcessOptions = {
  readonly env: NodeJS.ProcessEnv
  /** Given on standard input, which then ends. */
  readonly input?: string
  readonly firstLineOn?: 'stdout' | 'descriptor 3'
  /** More for the launcher, setpriv. */
  readonly privileges?: readonly string[]
}

/**
 * Starts a program in a process group of its own. It keeps no event loop alive, and the kernel ends
 * it when this process ends, however that comes about.
 */
export function startOwned(
  command: readonly [string, ...string[]],
  { env, input, firstLineOn, privileges = [] }: OwnedProcessOptions,
): OwnedProcess {
  const pipeIf = (wanted: boolean) => (wanted ? 'pipe' : 'ignore')
  const child = spawn(
    program('launcher'),
    [...privileges, '--pdeathsig', 'KILL', '--', ...command],
    {
      env,
      detached: true,
      stdio: [
        pipeIf(input !== undefined),
        pipeIf(firstLineOn === 'stdout'),
        'ignore',
        pipeIf(firstLineOn === 'descriptor 3'),
      ],
    },
  )
  const { pid } = child
  const exited = once(child, 'exit').catch(() => undefined)
  child.unref()
  child.stdin?.on('error', () => undefined)
  child.stdin?.end(input)

  const firstLine = readFirstLine(child.stdout ?? child.stdio[3], command[0])
  firstLine.catch(() => undefined)

  const signal = (name: NodeJS.Signals) => {
    try {
      if (pid !== undefined) process.kill(-pid, name)
    } catch {
      // The group is gone.
    }
  }

  return {
    firstLine,
    async stop() {
      child.ref()
      signal('SIGTERM')
      await Promise.race([exited, pause(2_000)])
      signal('SIGKILL')
      if (pid !== undefined) await exited
    },
  }
}

function readFirstLine(source: unknown, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!(source instanceof Socket)) throw new Error(`${name} gives no line.`)
    let text = ''
    source.setEncoding('utf8')
    source.on('data', (part) => {
      text += part.toString()
      if (!text.includes('\n')) return
      resolve(text.slice(0, text.indexOf('\n')))
      source.unref().removeAllListeners('data').resume()
    })
    source.once('end', () => reject(new Error(`${name} ended as soon as it was started.`)))
  })
}
