import { execFile, spawn } from 'node:child_process'
import { access, readdir, readFile, readlink, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findRuntime } from '../../tools/runtime.mjs'
import { expect, test } from '../support/e2e.ts'
import { until } from '../support/desktop/run.ts'

const projectDir = resolve(import.meta.dirname, '../..')

/** The runtime under the name that a release has: by that Electron knows one. */
async function releasedRuntime(folder: string) {
  const { executable, args, switches } = await findRuntime({ projectDir })
  const copy = join(folder, 'runtime')
  await promisify(execFile)('cp', ['-a', dirname(executable), copy])
  await rename(join(copy, 'electron'), join(copy, 'deckpass'))
  return { program: join(copy, 'deckpass'), args: [...switches, ...args, projectDir] }
}

/** Whether a process listens on TCP. */
async function listens(pid: number): Promise<boolean> {
  const sockets = await Promise.all(
    (await readdir(`/proc/${pid}/fd`)).map((fd) =>
      readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''),
    ),
  )
  const tables = await Promise.all(
    ['tcp', 'tcp6'].map((name) => readFile(`/proc/${pid}/net/${name}`, 'utf8')),
  )
  const listening = tables
    .flatMap((table) => table.split('\n'))
    .map((line) => line.trim().split(/\s+/))
  return listening.some(
    ([, , , state, , , , , , inode]) => state === '0A' && sockets.includes(`socket:[${inode}]`),
  )
}

const there = (path: string) =>
  access(path).then(
    () => true,
    () => undefined,
  )

test('a release opens no way in for a debugger, whatever its command line says', async ({
  world,
}) => {
  const { desktop } = world
  const { program, args } = await releasedRuntime(desktop.home)
  const profile = join(desktop.home, '.config/deckpass')
  const sslKeys = join(desktop.home, 'tls-keys')
  const child = spawn(
    program,
    [
      ...args,
      '--remote-debugging-port=0',
      `--log-net-log=${desktop.home}/net.json`,
      `--ssl-key-log-file=${sslKeys}`,
    ],
    {
      env: { ...desktop.env, ELECTRON_ENABLE_LOGGING: '1', SSLKEYLOGFILE: sslKeys },
      stdio: 'ignore',
    },
  )
  try {
    // Chromium makes this for its first page; the port of a debugger is there long before.
    const page = join(profile, 'Local Storage/leveldb/CURRENT')
    await until(() => there(page), 'The release opened no window.', 20_000)
    await pause(1_000)
    expect(await there(join(profile, 'DevToolsActivePort'))).toBeUndefined()
    expect(await there(sslKeys)).toBeUndefined()
    expect(await listens(child.pid ?? 0)).toBe(false)
    expect(child.exitCode).toBeNull()
  } finally {
    child.kill('SIGKILL')
  }
})
