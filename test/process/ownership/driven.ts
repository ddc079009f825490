import { spawn, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import * as v from 'valibot'

const Line = v.object({ id: v.number(), answer: v.unknown() })

export type DrivenOptions = {
  /** What runs it: this Node unless told. */
  readonly runtime?: string
  readonly env?: NodeJS.ProcessEnv
}

/** A process that does as it is told, line by line. */
export type Driven = {
  readonly pid: number
  /** Resolves to what it answers, or to `{ ended: true }` if it ends before it does. */
  tell(command: object): Promise<unknown>
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void
  /** Resolves when it has ended. */
  readonly ended: Promise<unknown>
}

/** Starts a program that reads `{ id, ... }` and writes `{ id, answer }`, JSON, one a line. */
export function startDriven(
  program: string,
  args: readonly string[] = [],
  { runtime = process.execPath, env = process.env }: DrivenOptions = {},
): Driven {
  const stdio: StdioOptions = ['pipe', 'pipe', 'inherit']
  const child = spawn(runtime, [program, ...args], { stdio, env })
  const { stdin, stdout, pid } = child
  if (!stdin || !stdout || pid === undefined) throw new Error(`${runtime} cannot be started.`)
  const ended = once(child, 'close')
  // That it may be gone is told by `ended`.
  stdin.on('error', () => undefined)
  const waiting = new Map<number, (answer: unknown) => void>()
  createInterface({ input: stdout }).on('line', (text) => {
    const { id, answer } = v.parse(v.pipe(v.string(), v.parseJson(), Line), text)
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  let last = 0
  return {
    pid,
    ended,
    signal: (name) => void child.kill(name),
    tell(command) {
      const id = ++last
      const answered = new Promise((resolve) => waiting.set(id, resolve))
      stdin.write(`${JSON.stringify({ id, ...command })}\n`)
      return Promise.race([answered, ended.then(() => ({ ended: true }))])
    },
  }
}
