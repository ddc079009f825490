import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeAll, onTestFinished, vi } from 'vitest'
import { claimOwnership } from '../../../main/broker/ownership.ts'
import { answerFromSessions, type Answerer } from '../../../main/broker/session-answers.ts'
import { findRuntime, type Runtime } from '../../../tools/runtime.mjs'
import { projectDir } from '../../../tools/places.mjs'
import { openedWorld, signedInWorld } from '../../support/world.ts'
import { buildCommandLine } from './build.ts'

/** Builds the command line for the tests of a file; what comes back is a user's account for one test. */
export function prepareCommandLine() {
  let path = ''
  let runtime: Runtime | undefined
  beforeAll(async () => {
    runtime = await findRuntime({ projectDir })
    const built = await buildCommandLine()
    ;({ path } = built)
    return () => built.remove()
  }, 60_000)

  return async () => {
    const home = await mkdtemp(join(tmpdir(), 'deckpass-command-'))
    onTestFinished(() => rm(home, { recursive: true, force: true }))
    // No display and no bus: what would open a window could not even begin.
    const env = { HOME: home, PATH: process.env['PATH'], XDG_CONFIG_HOME: join(home, 'config') }
    const { executable = '', switches = [], args = [] } = runtime ?? {}
    const command = [executable, ...switches, ...args, path]
    const start = (...words: readonly string[]) => {
      const [program = '', ...before] = command
      const child = spawn(program, [...before, ...words], {
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      return child
    }
    return {
      home,
      env,
      command,
      start,
      /** Runs a command to its end. */
      async run(...words: readonly string[]) {
        const child = start(...words)
        const ended = once(child, 'close')
        const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
        await ended
        return { exitCode: child.exitCode, out, err }
      },
      serve: (changes: Partial<Answerer> = {}) => serve(join(home, 'config/deckpass-dev'), changes),
    }
  }
}

/** Stands in for a running Deckpass that is signed in, or with `sessions: []` for one that is not. */
async function serve(profileFolder: string, changes: Partial<Answerer>) {
  const signedOut = changes.sessions?.length === 0
  const world = await (signedOut ? openedWorld() : signedInWorld())
  const owner = await claimOwnership(profileFolder)
  if (owner.is !== 'owner') throw new Error('There is an owner.')
  onTestFinished(() => owner.release())
  const note = vi.fn()
  owner.serve(
    answerFromSessions({
      opened: Promise.resolve(),
      version: '1.2.3',
      describe: () => [{ id: 'example', name: 'Example', service: 'Example' }],
      commands: { may: () => true, note },
      show: () => undefined,
      receive: () => undefined,
      ...changes,
      sessions: [world.session],
    }),
  )
  return { world, note }
}
