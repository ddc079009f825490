import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import type { ServiceProfile } from '../../main/session/service-profile.ts'
import { notStarted } from './build-program.ts'
import type { Command } from './host/commands.ts'
import type { Step } from './host/steps.ts'

const Line = v.union([
  v.object({ ready: v.literal(true) }),
  v.object({ opened: v.string() }),
  v.object({ id: v.number(), answer: v.unknown() }),
])

export type HostOptions = {
  /** host.ts as plain JavaScript, see build-program.ts. */
  readonly program: string
  readonly env: Readonly<Record<string, string>>
  readonly profile: ServiceProfile
  /** Where its records are. */
  readonly folder: string
  readonly cutAt?: Step | undefined
}

/** A host.ts that runs. */
export type RunningHost = {
  /** Resolves to what it answers; rejects if it ends before it does. */
  ask(command: Omit<Partial<Command>, 'id'> & Pick<Command, 'do'>): Promise<unknown>
  /** The addresses that it gave to the browser. */
  readonly opened: readonly string[]
  /** Resolves, when it has ended, to the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>
  /** SIGSTOP, SIGCONT or SIGKILL. */
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
}

/** Starts a host; resolves when it has opened its session, rejects if it ends before. */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { program, env, profile, folder, cutAt } = options
  const settings = JSON.stringify({ services: [profile], folder })
  const child = spawn(process.execPath, [program, settings], {
    env: { ...env, ...notStarted, ...(cutAt !== undefined && { DECKPASS_CUT_AT: cutAt }) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close').then((): NodeJS.Signals | null => child.signalCode)
  const gone = ended.then((signal): never => {
    throw new Error(`The host ended (${signal ?? child.exitCode}).`)
  })
  gone.catch(() => undefined)
  // That it may be gone is told by `ended`.
  child.stdin.on('error', () => undefined)

  const opened: string[] = []
  const waiting = new Map<number, (answer: unknown) => void>()
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (text) => {
      const line = v.parse(v.pipe(v.string(), v.parseJson(), Line), text)
      if ('ready' in line) resolve()
      else if ('opened' in line) opened.push(line.opened)
      else waiting.get(line.id)?.(line.answer)
    })
  })
  await Promise.race([ready, gone])

  let last = 0
  return {
    opened,
    ended,
    signal: (name) => void child.kill(name),
    ask(command) {
      const id = ++last
      const answered = new Promise((resolve) => waiting.set(id, resolve))
      child.stdin.write(`${JSON.stringify({ id, ...command })}\n`)
      return Promise.race([answered, gone])
    },
  }
}
