import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { hashOf, newKey } from '../../main/programs/keys.ts'
import { commandLine } from '../../preload/contract.ts'
import { programAt, socketOf } from '../support/local-service.ts'
import { until } from '../support/desktop/run.ts'
import type { Measures } from './measures.ts'
import { projectDir, type Stage } from './stage.ts'

const place = 'local-service'
const asks = 1_000

/**
 * How long another program on this computer waits for a token: over the local service's socket, with a
 * connection each, and from the command line, in turn with a bare main process that prints and ends.
 * Throws if a token was asked for at the service meanwhile.
 */
export async function timeLocalService(
  { runtime, service, desktop, start, envOf }: Stage,
  measures: Pick<Measures, 'add'>,
  rounds: number,
): Promise<void> {
  const key = newKey()
  const app = await start('signed-in', 'warm', place, (folder) => letIn(folder, key))
  try {
    const { ask } = programAt(socketOf(desktop))
    const token = () => ask('GET', '/v1/token', { key })
    await until(
      () => token().then(({ status }) => (status === 200 ? true : undefined)),
      'The local service gave no token within 30 seconds.',
      30_000,
    )
    const before = service.requests.token.length
    for (let each = 0; each < asks; each++) {
      const began = performance.now()
      await token()
      measures.add('local service socket', performance.now() - began)
    }
    const { executable, switches, args } = runtime
    const command = [executable, ...switches, ...args]
    const run = async (words: readonly string[], env: Readonly<Record<string, string>>) => {
      const [program = '', ...rest] = [...command, ...words]
      const began = performance.now()
      const child = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'ignore'] })
      const [said, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
      if (status !== 0 || said === '') throw new Error(`${words.join(' ')} ended with ${status}.`)
      return performance.now() - began
    }
    const bare = join(projectDir, 'test/bench/bare')
    const env = envOf('signed-in', place)
    for (let round = 0; round <= rounds; round++) {
      const took = {
        'local service bare quit': await run([bare], { ...env, BARE_WINDOW: 'print' }),
        'local service command line': await run([projectDir, 'token'], env),
        'local service bare exit': await run([bare], { ...env, BARE_WINDOW: 'exit' }),
      }
      // The first does not count.
      if (round === 0) continue
      measures.add('local service bare quit', took['local service bare quit'])
      measures.add('local service command line', took['local service command line'])
      measures.add('local service bare exit', took['local service bare exit'])
    }
    if (service.requests.token.length !== before) throw new Error('A token was asked for.')
  } finally {
    await app.quit()
  }
}

/** Writes a profile's consent as the window would: the service on, one program and commands let in. */
async function letIn(folder: string, key: string): Promise<void> {
  const facts = { connections: ['beatport'], allowedAt: 1 }
  const programs = [
    { id: 'bench', name: 'Bench', keyHash: hashOf(key), ...facts },
    { id: commandLine, name: 'deckpass', ...facts },
  ]
  const content = JSON.stringify({ serving: true, programs })
  await writeFile(join(folder, 'programs.json'), content, { mode: 0o600 })
}
