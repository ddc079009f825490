import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { resolve } from 'node:path'
import * as v from 'valibot'
import type { Runtime } from '../../tools/runtime.mjs'

/** One start of an app. */
export type Program = {
  readonly pid: number
  /** When it was started, on `performance.now()`'s clock and the wall's, ms. */
  readonly startedAt: number
  readonly startedAtWall: number
  /** Asks the hook; rejects if that fails or takes a minute. */
  ask(what: 'close' | 'page' | 'collect' | 'moments', script?: string): Promise<unknown>
  /** Ends it as a session's end does, and waits for that. */
  quit(): Promise<void>
}

export type ProgramOptions = {
  readonly runtime: Runtime
  /** The app's folder. */
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly args?: readonly string[]
}

const hook = resolve(import.meta.dirname, 'hook.cjs')

const answerSchema = v.union([v.object({ answer: v.unknown() }), v.object({ error: v.string() })])

/** Starts an app with the hook, the bare one and Deckpass in the same way. */
export function startProgram({ runtime, folder, env, args = [] }: ProgramOptions): Program {
  const { executable, switches, args: before } = runtime
  const words = [...switches, ...before, '-r', hook, folder, ...args]
  const startedAt = performance.now()
  const child = spawn(executable, words, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  const ended = once(child, 'exit')
  const { pid } = child
  if (pid === undefined) throw new Error(`${executable} could not be started.`)
  return {
    pid,
    startedAt,
    startedAtWall: performance.timeOrigin + startedAt,
    ask: (ask, script = '') => askHook(child, ended, { ask, script }),
    async quit() {
      child.kill('SIGTERM')
      const late = pause(10_000, 'late', { ref: false })
      if ((await Promise.race([ended, late])) === 'late') child.kill('SIGKILL')
      await ended
    },
  }
}

async function askHook(child: ChildProcess, ended: Promise<unknown>, question: object) {
  const limit = AbortSignal.timeout(60_000)
  const message = once(child, 'message', { signal: limit })
  child.send(question)
  const gone = ended.then(() => Promise.reject(new Error('The app has ended.')))
  const [first]: unknown[] = await Promise.race([message, gone])
  const answer = v.parse(answerSchema, first)
  if ('error' in answer) throw new Error(answer.error)
  return answer.answer
}
